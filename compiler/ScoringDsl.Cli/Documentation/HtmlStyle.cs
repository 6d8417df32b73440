namespace ScoringDsl.Cli.Documentation;

/// <summary>The style of the page: light or dark as the reader's system is, and fit for paper.</summary>
internal static class HtmlStyle
{
    /// <summary>The rules, ended by a line feed.</summary>
    public const string Text = """
        :root { --ink: #1c2330; --soft: #5b6575; --line: #dfe3ea; --wash: #f5f7fa; --paper: #ffffff; --accent: #1f6feb; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e4e8ee; --soft: #9aa5b5; --line: #333b48; --wash: #1d232d; --paper: #14181f; --accent: #6ea8fe; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; }
        h2 { font-size: 1.5rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }
        h3 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        h3 code, h4 code { font-size: .8em; font-weight: normal; color: var(--soft); }
        p { margin: .5rem 0; }
        .version { color: var(--soft); }
        code { font: .88em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        .table { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; width: 100%; }
        th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; white-space: nowrap; }
        th, td { padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        td { font-variant-numeric: tabular-nums; }
        tr.part td { border-bottom-style: dotted; padding-top: .15rem; padding-bottom: .15rem; }
        tr.part td:first-child { padding-left: 1.5rem; }
        figure { display: inline-block; width: 24rem; max-width: 100%; margin: 1rem 1rem 0 0; }
        figcaption { color: var(--soft); font-size: .85rem; }
        svg { width: 100%; height: auto; }
        svg text { fill: var(--soft); font-size: 10px; }
        svg .grid { stroke: var(--line); }
        svg .curve { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
        svg .area { fill: var(--accent); opacity: .12; }
        nav ul { list-style: none; margin: 0; padding: 0; }
        nav a { color: inherit; text-decoration: none; }
        nav a:hover { color: var(--accent); }
        nav .level1 { font-weight: 600; margin-top: .8rem; }
        nav .level2 { color: var(--soft); padding-left: .8rem; }
        nav { padding: 1.5rem; background: var(--wash); font-size: .9rem; }
        @media (min-width: 72rem) {
          body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
          nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-right: 1px solid var(--line); }
        }
        @media print {
          :root { --ink: #000; --soft: #444; --line: #ccc; --paper: #fff; --accent: #000; }
          body { display: block; font-size: 10pt; }
          nav { display: none; }
          main { max-width: none; padding: 0; }
          h2, h3, h4 { break-after: avoid; }
          tr, figure { break-inside: avoid; }
          .table { overflow: visible; }
        }

        """;
}
