"""A `Report` in, html, json, jsonl, csv, md, sarif and junit out."""
