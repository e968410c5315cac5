using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace LowerBack.Coaching.Report;

/// <summary>
/// Writes the report as one HTML file that opens and prints anywhere: no script, nothing from elsewhere, black on white,
/// and every word escaped. Pure.
/// </summary>
/// <param name="Language">The language of its words, such as "en".</param>
/// <param name="Title">What it is.</param>
/// <param name="Name">The label of the line for a name, written by hand.</param>
/// <param name="Facts">The period and when it was made.</param>
/// <param name="Remarks">What it is and what it is not.</param>
/// <param name="Sections">Its parts.</param>
internal sealed record ReportPage(
    string Language, string Title, string Name, Facts Facts, ImmutableArray<string> Remarks, ImmutableArray<ReportSection> Sections)
{
    /// <summary>A narrow table with more rows than this is set in two halves.</summary>
    private const int RowsInOnePiece = 8;

    private const string Style = """
        @page { margin: 12mm 14mm; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 16px; max-width: 200mm; background: #fff; color: #000; font: 9.5pt/1.35 "Helvetica Neue", Arial, sans-serif; }
        h1 { margin: 0 0 3mm; font-size: 16pt; line-height: 1.15; }
        h2 { margin: 4.5mm 0 1.5mm; border-bottom: 0.4mm solid #000; font-size: 11pt; break-after: avoid; }
        p { margin: 1mm 0; }
        .name { display: flex; gap: 3mm; margin: 0 0 2mm; }
        .name span:last-child { flex: 1; border-bottom: 0.25mm solid #000; }
        .about { margin-top: 2.5mm; padding: 1.5mm 2.5mm; border: 0.25mm solid #000; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.4mm 4mm; margin: 0; }
        dt { font-weight: bold; }
        dd { margin: 0; }
        table { width: 100%; border-collapse: collapse; font-size: 9pt; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.5mm 1.5mm; border-bottom: 0.15mm solid #999; text-align: left; vertical-align: top; }
        td:first-child { white-space: nowrap; }
        .halves table { font-size: 8.5pt; }
        .halves th, .halves td { padding: 0.5mm 0.8mm; }
        .halves td:nth-child(2) { white-space: nowrap; }
        .halves th:nth-last-child(-n+2) { width: 13mm; }
        dl.two { grid-template-columns: max-content 1fr max-content 1fr; }
        th { border-bottom: 0.25mm solid #000; vertical-align: bottom; }
        tr { break-inside: avoid; }
        .halves { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; align-items: start; }
        .remark { font-size: 8.5pt; }
        svg { display: block; width: 100%; height: auto; margin: 1mm 0; break-inside: avoid; }
        @media (max-width: 600px) { body { font-size: 12pt; } .halves, dl, dl.two { grid-template-columns: 1fr; } .halves table + table { margin-top: 4mm; } dd { margin-bottom: 2mm; } .wide { overflow-x: auto; } }
        @media print { body { padding: 0; max-width: none; font-size: 9pt; } table { font-size: 8.5pt; } h2 { margin-top: 3.5mm; } }
        """;

    /// <summary>The file.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder(16384)
            .Append("<!DOCTYPE html>\n<html lang=\"").Append(Escaped(Language)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<title>").Append(Escaped(Title)).Append("</title>\n<style>\n").Append(Style.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n")
            .Append("<h1>").Append(Escaped(Title)).Append("</h1>\n")
            .Append("<div class=\"name\"><span>").Append(Escaped(Name)).Append("</span><span></span></div>\n");
        Write(html, Facts);
        html.Append("<div class=\"about\">\n");
        foreach (var remark in Remarks)
            html.Append("<p>").Append(Escaped(remark)).Append("</p>\n");
        html.Append("</div>\n");
        foreach (var section in Sections)
        {
            html.Append("<section>\n<h2>").Append(Escaped(section.Title)).Append("</h2>\n");
            foreach (var block in section.Blocks)
                Write(html, block);
            html.Append("</section>\n");
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>Words as they may stand in a page or a drawing.</summary>
    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static void Write(StringBuilder html, ReportBlock block)
    {
        switch (block)
        {
            case Facts facts:
                html.Append(facts.IsNarrow ? "<dl class=\"two\">\n" : "<dl>\n");
                foreach (var (name, value) in facts.Lines)
                    html.Append("<dt>").Append(Escaped(name)).Append("</dt><dd>").Append(Escaped(value)).Append("</dd>\n");
                html.Append("</dl>\n");
                break;
            case Table { IsNarrow: true, Rows.Length: > RowsInOnePiece } table:
                var first = (table.Rows.Length + 1) / 2;
                html.Append("<div class=\"halves\">\n");
                Write(html, table.Headings, table.Rows[..first]);
                Write(html, table.Headings, table.Rows[first..]);
                html.Append("</div>\n");
                break;
            case Table table:
                html.Append("<div class=\"wide\">\n");
                Write(html, table.Headings, table.Rows);
                html.Append("</div>\n");
                break;
            case Remark remark:
                html.Append("<p class=\"remark\">").Append(Escaped(remark.Text)).Append("</p>\n");
                break;
            case Drawing drawing:
                html.Append(drawing.Svg).Append('\n');
                break;
        }
    }

    private static void Write(StringBuilder html, ImmutableArray<string> headings, ImmutableArray<ImmutableArray<string>> rows)
    {
        html.Append("<table>\n<thead><tr>");
        foreach (var heading in headings)
            html.Append("<th scope=\"col\">").Append(Escaped(heading)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td>").Append(Escaped(cell)).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }
}
