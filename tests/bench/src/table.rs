//! Tables as lines of Markdown, so that a run can be put into a document as it is.

use crate::say;

/// Prints rows, the first of them as the head.
pub(crate) fn print(rows: &[Vec<String>]) {
    for line in lines(rows) {
        say(&line);
    }
}

fn lines(rows: &[Vec<String>]) -> Vec<String> {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let mut lines = Vec::new();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        lines.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
        if lines.len() == 1 {
            let rule: Vec<String> = widths.iter().map(|width| "-".repeat(width.max(&3) + 2)).collect();
            lines.push(format!("|{}|", rule.join("|")));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["what", "é"], ["a", "wide"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(super::lines(&rows), ["| what | é    |", "|------|------|", "| a    | wide |"]);
    }
}
