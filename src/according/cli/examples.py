"""The examples at the end of each help page: lines that can be typed as they stand."""

from __future__ import annotations

EXAMPLES = {
    "according": (
        "according read story.txt --published 2025-03-13",
        "according build archive.csv --ledger news",
        "according query news --type PROTEST --since 2025-02",
        "according export news --to polecat --out events.tsv",
    ),
    "read": (
        "according read story.txt --published 2025-03-13",
        "according read story.txt --text --show said,labels",
        "according read story.txt --html story.html",
        "according read archive.csv --columns text=body --jsonl > readings.jsonl",
        "curl -s https://news.example/report | according read -",
    ),
    "build": (
        "according build archive.csv --ledger news",
        "according build archive.csv --ledger news --columns text=body,published=day",
        "according build pages/ crawl.warc.gz --ledger news --workers 4",
        "according build --ledger news --retry",
    ),
    "query": (
        "according query news --actor Botswana --since 2025-02",
        "according query news --show figures --type killed --csv > killed.csv",
        "according query news --show said --type deny --limit 20",
        'according query news "select origin, count(*) from events group by origin"',
    ),
    "export": (
        "according export news --to polecat --out events.tsv",
        "according export news --to csv --out tables",
        "according export news --to acled-like --out acled.csv --sources",
        "according read story.txt --jsonl | according export - --to brat --out story",
    ),
    "info": ("according info news", "according info news --failed"),
    "gazetteer": (
        "according gazetteer add SY.zip",
        "according gazetteer info",
        "according gazetteer remove SY",
    ),
}


def examples(command: str) -> str:
    """Return the examples of a command, in a form that help pages do not fold."""
    return "\b\n" + "\n".join(("Examples:", *(f"  {line}" for line in EXAMPLES[command])))
