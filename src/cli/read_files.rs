//! The hidden command under which kjzd starts itself as a reader of files. It is no part of what people call, stands in no
//! help, and is recognised before anything else is set up: a reader is started for every core of every run.

use std::ffi::OsString;
use std::io;

use kjzd::diagnostic::Refusal;
use kjzd::workbook::{ReaderCommand, serve};

use super::Exit;

const NAME: &str = "read-files";

/// By default the allocator reserves a gibibyte of addresses at once, which the limit on a reader's memory would take for
/// memory that is used.
const ALLOCATE_AS_NEEDED: [&str; 2] = ["MIMALLOC_ARENA_RESERVE", "0"];

/// How this program is started as a reader.
pub fn command() -> Result<ReaderCommand, Refusal> {
    let program = std::env::current_exe().map_err(|error| {
        Refusal::new(
            format!("找不到 kjzd 自己的程序文件（{error}）"),
            "运行期间请不要移动或替换 kjzd；重新运行一次。",
        )
    })?;
    Ok(ReaderCommand {
        program,
        arguments: vec![NAME.into()],
        environment: vec![ALLOCATE_AS_NEEDED.map(OsString::from).into()],
    })
}

/// True where the arguments start a reader.
pub fn is_asked_for(args: &[OsString]) -> bool {
    args.len() == 2 && args[1] == NAME
}

/// Reads files until nobody asks for any; the process must end then, even in the middle of one.
pub fn run() -> anyhow::Result<Exit> {
    serve(io::stdin().lock(), io::stdout())?;
    Ok(Exit::Done)
}
