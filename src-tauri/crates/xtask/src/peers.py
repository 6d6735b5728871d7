"""One panel pack through typst or WeasyPrint, timed: peers.py typst|weasyprint FOLDER FONTS.

Reads pack.json (what Waymark laid), writes the same content as the engine's own source, then makes one PDF/UA-1 file in
this fresh process. Prints: milliseconds of that one call, peak memory in KiB. Building the source text and importing the
engine are not counted.
"""

import html
import json
import pathlib
import re
import resource
import sys
import time
from datetime import date

OUTCOMES = [
    "Place allocated at a school", "Reintegration to the home school", "Managed move agreed", "Managed move not agreed",
    "PRU or AP placement", "Outreach or support in school", "Tuition meanwhile", "Off-site direction advised",
    "EHC assessment or early review", "Early help, social care or health", "School to be directed",
    "Not a fair access case", "Withdrawn or no further action", "Deferred: what, by whom, by when",
]
BLANKS = [
    ("School or provider", 1), ("Start date and hours a week", 1), ("Who acts, by when", 1), ("Reasons", 4),
    ("Conditions and support", 3), ("Parents’ view considered", 1), ("Dissent: who and why", 2),
    ("Parents and school told on", 1), ("Chair’s signature", 2),
]


def day(text):
    return date.fromisoformat(text).strftime("%a %-d %b %Y") if text else "Not recorded"


def said(text):
    return str(text) if text not in (None, "") else "Not recorded"


def parts(pack):
    """The pack as a flat list: (kind, content). Both engines write the same list."""
    meeting, cases = pack["meeting"], pack["cases"]
    yield "title", said(meeting["panel_name"])
    yield "rows", [
        ("Date", day(meeting["meeting_date"])), ("Place", said(meeting["place"])), ("Chair", said(meeting["chair"])),
        ("Team", said(meeting["team_name"])), ("Members", "; ".join(meeting["members"])),
        ("Apologies", "; ".join(meeting["apologies"])),
    ]
    yield "page", None
    yield "heading", "Agenda"
    begins, lines = meeting["starts_at"] or 0, []
    for number, case in enumerate(cases, 1):
        lines.append([str(number), f"{begins // 60:02}:{begins % 60:02}", said(case["initials"]),
                      said(case["year_group"]), case["case_ref"], said(case["category"]), day(case["allocate_by"])])
        begins += case["minutes"] or 0
    yield "table", (["", "Time", "Child", "Year", "Case", "Category", "Place by"], lines)
    for number, case in enumerate(cases, 1):
        yield "page", None
        yield from brief(number, case)
        yield "page", None
        yield "heading", f"{number} · Decision"
        yield "text", f"Case {case['case_ref']} · {said(case['initials'])} · {said(case['year_group'])}"
        yield "ask", said(case["ask"])
        yield "sub", "Decision (tick one or more)"
        yield "ticks", OUTCOMES
        yield "sub", "What was decided"
        yield "blanks", BLANKS


def brief(number, case):
    own = case["brief"]
    yield "heading", f"{number} · {said(own['full_name'])}"
    yield "ask", said(case["ask"])
    yield "rows", [
        ("Known as", said(own["known_as"])), ("Date of birth", day(own["dob"])), ("UPN", said(own["upn"])),
        ("Key stage", said(own["key_stage"])), ("School on roll", said(own["school_on_roll"])),
        ("Home authority", said(own["home_la"])), ("Key worker", said(own["owner"])),
        ("Attendance", said(own["attendance"])),
        ("Hours", f"{(own['minutes_now'] or 0) / 60:g} of {(own['minutes_entitled'] or 0) / 60:g} a week"),
        ("Status", "; ".join(f"{s['label']} since {day(s['started_on'])}: {said(s['reason'])} ({said(s['legal_basis'])})"
                             for s in own["statuses"])),
        ("Needs and facts", "; ".join(f"{f['label']}: {said(f['detail'])}" for f in own["facts"] or [])),
    ]
    week = {(s["weekday"], s["afternoon"]): s["setting"] for s in own["week"] or []}
    yield "sub", "This week"
    yield "table", (["", "Mon", "Tue", "Wed", "Thu", "Fri"], [
        [name] + [week.get((weekday, half), "–") for weekday in range(1, 6)]
        for name, half in (("Morning", False), ("Afternoon", True))])
    yield "sub", "What has been tried"
    yield "table", (["Where", "What", "From", "Until", "Outcome"], [
        [t["setting"], said(t["kind"]), day(t["started_on"]), "now" if t["current"] else day(t["ended_on"]),
         said(t["outcome"])] for t in own["tried"] or []])
    for name, key in (("Needs", "needs"), ("The school says", "school_view"), ("The child says", "child_view"),
                      ("The family says", "family_view"), ("Risks", "risks")):
        yield "said", (name, said(own[key]))
    yield "sub", "Options"
    yield "table", (["Where", "Note", "Asked"], [
        [c["setting"], said(c["note"]), "; ".join(f"{a['question']}: {said(a['answer'])}" for a in c["answers"])]
        for c in own["options"]])
    yield "sub", "Dates"
    yield "table", (["What", "By", "How it stands"],
                    [[c["label"], day(c["due_on"]), said(c["standing"])] for c in own["clocks"]])


def typst_source(pack):
    def esc(text):
        return re.sub(r"([\\#$*_`<>@~\[\]=+\-/])", r"\\\1", text)

    def cells(row):
        return ", ".join(f"[{esc(cell)}]" for cell in row)

    out = ['#set document(title: "Panel pack")', '#set text(font: "Source Sans 3", size: 10pt, lang: "en", region: "GB")',
           '#set page(paper: "a4", margin: 18mm, footer: context align(center)[Page #counter(page).display("1 of 1", both: true)])',
           "#set table(stroke: 0.4pt)"]
    for kind, content in parts(pack):
        match kind:
            case "title":
                out.append(f"= {esc(content)}")
            case "heading":
                out.append(f"= {esc(content)}")
            case "sub":
                out.append(f"== {esc(content)}")
            case "page":
                out.append("#pagebreak()")
            case "text":
                out.append(esc(content) + "\n")
            case "ask":
                out.append(f"*The panel is asked:* {esc(content)}\n")
            case "said":
                out.append(f"*{esc(content[0])}:* {esc(content[1])}\n")
            case "rows":
                out.append("#table(columns: (auto, 1fr), " + ", ".join(f"[*{esc(a)}*], [{esc(b)}]" for a, b in content) + ")")
            case "table":
                head, rows = content
                out.append(f"#table(columns: {len(head)}, table.header({cells(head)}), "
                           + ", ".join(cells(row) for row in rows) + ")")
            case "ticks":
                out.append("#grid(columns: (1fr, 1fr), row-gutter: 5pt, " + ", ".join(f"[□ {esc(t)}]" for t in content) + ")")
            case "blanks":
                out.append("#table(columns: (auto, 1fr), " + ", ".join(
                    f"[*{esc(label)}*], v({16 * lines}pt)" for label, lines in content) + ")")
    return "\n".join(out)


def html_source(pack, fonts):
    esc = html.escape
    face = "".join(
        f"@font-face{{font-family:'Source Sans 3';src:url('{(fonts / name).as_uri()}');font-weight:{weight}}}"
        for name, weight in (("SourceSans3-Regular.ttf", 400), ("SourceSans3-SemiBold.ttf", 600)))
    out = [f"<!doctype html><html lang=en-GB><head><title>Panel pack</title><style>{face}"
           "@page{size:A4;margin:18mm;@bottom-center{content:'Page 'counter(page)' of 'counter(pages)}}"
           "body{font:10pt 'Source Sans 3'}table{border-collapse:collapse;width:100%}td,th{border:.4pt solid;text-align:left;"
           "vertical-align:top;padding:2pt 4pt}.new{break-before:page}ul{columns:2;list-style:none;padding:0}</style></head><body>"]
    new = ""
    for kind, content in parts(pack):
        match kind:
            case "title" | "heading":
                out.append(f"<h1{new}>{esc(content)}</h1>")
                new = ""
            case "sub":
                out.append(f"<h2>{esc(content)}</h2>")
            case "page":
                new = " class=new"
            case "text":
                out.append(f"<p>{esc(content)}</p>")
            case "ask":
                out.append(f"<p><b>The panel is asked:</b> {esc(content)}</p>")
            case "said":
                out.append(f"<p><b>{esc(content[0])}:</b> {esc(content[1])}</p>")
            case "rows":
                out.append("<table>" + "".join(f"<tr><th scope=row>{esc(a)}</th><td>{esc(b)}</td></tr>" for a, b in content)
                           + "</table>")
            case "table":
                head, rows = content
                out.append("<table><thead><tr>" + "".join(f"<th scope=col>{esc(h)}</th>" for h in head) + "</tr></thead><tbody>"
                           + "".join("<tr>" + "".join(f"<td>{esc(c)}</td>" for c in row) + "</tr>" for row in rows)
                           + "</tbody></table>")
            case "ticks":
                out.append("<ul>" + "".join(f"<li>□ {esc(t)}</li>" for t in content) + "</ul>")
            case "blanks":
                out.append("<table>" + "".join(
                    f"<tr><th scope=row>{esc(label)}</th><td style='height:{16 * lines}pt'></td></tr>"
                    for label, lines in content) + "</table>")
    return "".join(out) + "</body></html>"


def main():
    engine, folder, fonts = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    pack = json.loads((folder / "pack.json").read_text("utf-8"))
    if engine == "typst":
        import typst

        path = folder / "pack.typ"
        path.write_text(typst_source(pack), "utf-8")
        began = time.perf_counter()
        pdf = typst.compile(str(path), font_paths=[str(fonts)], ignore_system_fonts=True, pdf_standards="ua-1")
    else:
        import weasyprint

        source = html_source(pack, fonts)
        began = time.perf_counter()
        pdf = weasyprint.HTML(string=source).write_pdf(pdf_variant="pdf/ua-1")
    took = (time.perf_counter() - began) * 1000
    (folder / f"{engine}.pdf").write_bytes(pdf)
    print(f"{took:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")


main()
