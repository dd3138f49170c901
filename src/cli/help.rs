//! The help pages in Chinese: clap's own headings and placeholders are English.

use clap::Command;

const PAGE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The same command with Chinese headings on it and on all below it.
pub fn localize(command: Command) -> Command {
    let mut command = headings(command);
    command.build();
    usages(command)
}

fn headings(command: Command) -> Command {
    command
        .help_template(PAGE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                "参数"
            } else {
                "选项"
            };
            let takes_values = arg.get_action().takes_values();
            arg.help_heading(heading)
                .hide_possible_values(takes_values)
                .hide_default_value(takes_values)
        })
        .mut_subcommands(headings)
}

/// Puts the generated usage line back with its placeholder translated; the command must be built, to know its full name.
fn usages(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", "[选项]");
    command.override_usage(usage).mut_subcommands(usages)
}
