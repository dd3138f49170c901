//! Time and memory against size, as a drawing for the page.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;

use crate::growth::Point;
use crate::timing::Cost;

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 240.0;
const LEFT: f64 = 60.0;
const TOP: f64 = 40.0;
/// From one panel's left edge to the next one's.
const STEP: f64 = WIDTH + LEFT + 40.0;

/// Writes `docs/performance.svg`.
pub fn write(points: &[Point]) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.svg");
    let (width, height) = (2.0 * STEP, TOP + HEIGHT + 50.0);
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n"
    );
    panel(&mut drawing, 0.0, "seconds", points, |cost| cost.seconds);
    panel(&mut drawing, STEP, "megabytes", points, |cost| {
        cost.megabytes
    });
    drawing += "</svg>\n";
    std::fs::write(&path, drawing)?;
    println!("wrote {}", path.display());
    Ok(())
}

/// One of the two commands at a length.
type Pick = fn(&Point) -> &Cost;

/// One quantity against the rows of the ledger.
fn panel(drawing: &mut String, left: f64, title: &str, points: &[Point], of: fn(&Cost) -> f64) {
    let left = left + LEFT;
    let longest = points.iter().map(|point| point.rows).max().unwrap_or(1);
    let costs = points.iter().flat_map(|point| [&point.kjzd, &point.bare]);
    let highest = costs.map(of).fold(f64::MIN_POSITIVE, f64::max) * 1.1;
    let x = |rows: u32| left + WIDTH * f64::from(rows) / f64::from(longest);
    let y = |value: f64| TOP + HEIGHT * (1.0 - value / highest);
    let _ = writeln!(
        drawing,
        "<rect x=\"{left}\" y=\"{TOP}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"none\" stroke=\"#999\"/>\n\
         <text x=\"{left}\" y=\"{}\">{title}, by rows of a ledger</text>",
        TOP - 12.0
    );
    for quarter in 1..=4 {
        let value = highest * f64::from(quarter) / 4.0;
        let _ = writeln!(
            drawing,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value:.1}</text>",
            left - 6.0,
            y(value) + 4.0
        );
    }
    for point in points {
        let _ = writeln!(
            drawing,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{}k</text>",
            x(point.rows),
            TOP + HEIGHT + 18.0,
            point.rows / 1000
        );
    }
    let series: [(&str, &str, Pick); 2] = [
        ("kjzd validate", "#c0392b", |point| &point.kjzd),
        ("bare streaming", "#2c3e50", |point| &point.bare),
    ];
    for ((name, colour, pick), line) in series.into_iter().zip([0.0, 16.0]) {
        let places: Vec<(f64, f64)> = points
            .iter()
            .map(|point| (x(point.rows), y(of(pick(point)))))
            .collect();
        let corners: Vec<String> = places
            .iter()
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let _ = writeln!(
            drawing,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n\
             <text x=\"{}\" y=\"{}\" fill=\"{colour}\">{name}</text>",
            corners.join(" "),
            left + 10.0,
            TOP + 18.0 + line
        );
        for (x, y) in places {
            let _ = writeln!(
                drawing,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>"
            );
        }
    }
}
