//! As much of a spreadsheet as the formulas of relations use: enough to ask whether they say what the check says.

use std::collections::HashMap;
use std::str::FromStr as _;

use rust_decimal::Decimal;

/// A value of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Number(Decimal),
    Text(String),
    Truth(bool),
}

/// Cells by address without `$`; an address that is missing is blank.
pub type Sheet = HashMap<String, Cell>;

/// The truth of a formula.
pub fn truth(formula: &str, sheet: &Sheet) -> bool {
    let mut parser = Parser {
        rest: formula,
        sheet,
    };
    let value = parser.comparison();
    assert_eq!(parser.rest, "", "in {formula}");
    is_true(&value)
}

struct Parser<'f> {
    rest: &'f str,
    sheet: &'f Sheet,
}

impl<'f> Parser<'f> {
    fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'f str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn comparison(&mut self) -> Cell {
        let left = self.joined();
        for sign in ["<=", ">=", "<>", "=", "<", ">"] {
            if self.eat(sign) {
                let right = self.joined();
                return Cell::Truth(match sign {
                    "<=" => number(&left) <= number(&right),
                    ">=" => number(&left) >= number(&right),
                    "<" => number(&left) < number(&right),
                    ">" => number(&left) > number(&right),
                    "=" => left == right,
                    _ => left != right,
                });
            }
        }
        left
    }

    fn joined(&mut self) -> Cell {
        let mut value = self.sum();
        while self.eat("&") {
            value = Cell::Text(text(&value) + &text(&self.sum()));
        }
        value
    }

    fn sum(&mut self) -> Cell {
        let mut value = self.product();
        loop {
            if self.eat("+") {
                value = Cell::Number(number(&value) + number(&self.product()));
            } else if self.eat("-") {
                value = Cell::Number(number(&value) - number(&self.product()));
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> Cell {
        let mut value = self.factor();
        loop {
            if self.eat("*") {
                value = Cell::Number(number(&value) * number(&self.factor()));
            } else if self.eat("/") {
                let divisor = number(&self.factor());
                // Read, though the guard before it is false.
                value = Cell::Number(number(&value).checked_div(divisor).unwrap_or_default());
            } else {
                return value;
            }
        }
    }

    fn factor(&mut self) -> Cell {
        if self.eat("(") {
            let value = self.comparison();
            assert!(self.eat(")"));
            return value;
        }
        if self.eat("\"") {
            let text = self.take(|c| c != '"').to_owned();
            assert!(self.eat("\""));
            return Cell::Text(text);
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = self.take(|c| c.is_ascii_digit() || c == '.');
            return Cell::Number(Decimal::from_str(digits).unwrap());
        }
        if self.rest.starts_with('$') {
            let address = self.address();
            // A whole column in an array formula: its first row is asked.
            if self.eat(":") {
                self.address();
            }
            return self
                .sheet
                .get(&address)
                .cloned()
                .unwrap_or(Cell::Text(String::new()));
        }
        let name = self.take(|c| c.is_ascii_uppercase());
        if name == "FALSE" {
            return Cell::Truth(false);
        }
        assert!(self.eat("("), "at {}", self.rest);
        let value = self.call(name);
        assert!(self.eat(")"), "at {}", self.rest);
        value
    }

    fn address(&mut self) -> String {
        self.take(|c| c == '$' || c.is_ascii_alphanumeric())
            .replace('$', "")
    }

    fn call(&mut self, name: &str) -> Cell {
        if name == "COUNTIF" {
            return self.count_if();
        }
        let mut arguments = vec![self.comparison()];
        while self.eat(",") {
            arguments.push(self.comparison());
        }
        match name {
            "ISNUMBER" => Cell::Truth(matches!(arguments[0], Cell::Number(_))),
            "SIGN" => Cell::Number(Decimal::from(u8::from(is_true(&arguments[0])))),
            "AND" => Cell::Truth(arguments.iter().all(is_true)),
            "OR" => Cell::Truth(arguments.iter().any(is_true)),
            "IF" => arguments[if is_true(&arguments[0]) { 1 } else { 2 }].clone(),
            "ROUND" => {
                let places = u32::try_from(number(&arguments[1])).unwrap();
                Cell::Number(number(&arguments[0]).round_dp(places))
            }
            "COUNT" => {
                let numbers = arguments
                    .iter()
                    .filter(|cell| matches!(cell, Cell::Number(_)));
                Cell::Number(Decimal::from(numbers.count()))
            }
            _ => panic!("{name}"),
        }
    }

    /// Over a range of which only single cells are filled; rows and columns are one letter and digits.
    fn count_if(&mut self) -> Cell {
        let first = self.address();
        assert!(self.eat(":"));
        let last = self.address();
        assert!(self.eat(","));
        let wanted = self.comparison();
        let split = |address: &str| {
            let (column, row) = address.split_at(1);
            (column.to_owned(), row.parse::<u32>().unwrap())
        };
        let ((left, top), (right, bottom)) = (split(&first), split(&last));
        let inside = |address: &str| {
            let (column, row) = split(address);
            (left.as_str()..=right.as_str()).contains(&column.as_str())
                && (top..=bottom).contains(&row)
        };
        let found = self
            .sheet
            .iter()
            .filter(|(at, cell)| **cell == wanted && inside(at));
        Cell::Number(Decimal::from(found.count()))
    }
}

/// As IF takes a value.
fn is_true(cell: &Cell) -> bool {
    !number(cell).is_zero()
}

/// A blank or a text counts as nothing; guards keep it from mattering.
fn number(cell: &Cell) -> Decimal {
    match cell {
        Cell::Number(number) => *number,
        Cell::Truth(true) => Decimal::ONE,
        Cell::Truth(false) | Cell::Text(_) => Decimal::ZERO,
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Truth(truth) => truth.to_string(),
    }
}
