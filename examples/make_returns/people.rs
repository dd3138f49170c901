//! Names and telephone numbers: a number belongs to one person only, an expert's name to one expert only.

use crate::rng::Rng;

const SURNAMES: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN: &str = "国庆福田长山立春玉兰海波志强德胜桂英文革建军宝财凤霞永新金龙秀芝明远";
const PREFIXES: [u64; 8] = [130, 135, 136, 138, 139, 150, 159, 186];
/// Telephone numbers and experts that one part of the set may use up.
const SHARE: u64 = 1_000_000;
const EXPERTS: u64 = 400;

/// Hands out people; each part of the set has its own.
#[derive(Debug)]
pub struct People {
    surnames: Vec<char>,
    given: Vec<char>,
    next_phone: u64,
    next_expert: u64,
}

impl People {
    /// The people of one part (a county, a city's own office), counted from 0.
    pub fn of(part: u64) -> Self {
        Self {
            surnames: SURNAMES.chars().collect(),
            given: GIVEN.chars().collect(),
            next_phone: part * SHARE,
            next_expert: part * EXPERTS,
        }
    }

    /// Somebody; others may have the same name.
    pub fn anybody(&self, rng: &mut Rng) -> String {
        let mut name = String::from(one(&self.surnames, rng));
        name.push(one(&self.given, rng));
        if !rng.once_in(4) {
            name.push(one(&self.given, rng));
        }
        name
    }

    /// Somebody whose name nobody else bears, before the names run out.
    pub fn expert(&mut self) -> String {
        let (surnames, given) = (self.surnames.len() as u64, self.given.len() as u64);
        let all = surnames * given * given;
        // A step without a common factor visits every name once.
        let n = (self.next_expert * 7_919) % all;
        self.next_expert += 1;
        let at = |list: &[char], i: u64| list[usize::try_from(i).unwrap_or(0)];
        String::from_iter([
            at(&self.surnames, n % surnames),
            at(&self.given, n / surnames % given),
            at(&self.given, n / surnames / given),
        ])
    }

    /// A mobile number that nobody else has.
    pub fn phone(&mut self) -> String {
        let n = self.next_phone;
        self.next_phone += 1;
        let prefix = PREFIXES[usize::try_from(n % 8).unwrap_or(0)];
        format!("{prefix}{:08}", n * 38_196_601 % 100_000_000)
    }
}

fn one(of: &[char], rng: &mut Rng) -> char {
    let last = u32::try_from(of.len().saturating_sub(1)).unwrap_or(0);
    of[rng.between(0, last) as usize]
}
