//! What clap says of wrong arguments, in Chinese and with the way out.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ErrorKind};
use kjzd::diagnostic::Refusal;

/// The refusal for wrong arguments.
pub fn refusal(error: &Error) -> Refusal {
    let own = error.source().and_then(|source| source.downcast_ref());
    if let Some(own) = own {
        return Refusal::clone(own);
    }
    let given = |kind| error.get(kind).map(ToString::to_string);
    let argument = given(ContextKind::InvalidArg).unwrap_or_default();
    let value = given(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("不认识选项 {argument}"),
        ErrorKind::InvalidSubcommand => format!(
            "没有“{}”这个命令",
            given(ContextKind::InvalidSubcommand).unwrap_or_default()
        ),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写命令".to_owned()
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面缺少内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{argument} 不能写成“{value}”")
        }
        ErrorKind::ArgumentConflict => match given(ContextKind::PriorArg) {
            Some(other) if !other.is_empty() && other != argument => {
                format!("{argument} 不能与 {other} 同时使用")
            }
            _ => format!("{argument} 不能与其他选项同时使用，或写了两次"),
        },
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8 文字".to_owned(),
        _ => "命令写法不对".to_owned(),
    };
    Refusal::new(what, way_out(error))
}

/// The allowed values or the nearest name where clap knows them, else where the help is.
fn way_out(error: &Error) -> String {
    let suggestions = [
        (ContextKind::ValidValue, "可以写："),
        (ContextKind::SuggestedSubcommand, "是不是："),
        (ContextKind::SuggestedArg, "是不是："),
        (ContextKind::SuggestedValue, "是不是："),
    ];
    suggestions
        .into_iter()
        .find_map(|(kind, lead)| {
            let known = error.get(kind)?.to_string();
            (!known.is_empty()).then(|| format!("{lead}{known}。"))
        })
        .unwrap_or_else(|| "用 kjzd --help 或 kjzd 命令 --help 查看用法。".to_owned())
}
