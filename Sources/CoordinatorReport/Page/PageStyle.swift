/// How the page looks: on a wide screen, on a phone, on paper; light and dark.
///
/// Colours stand in variables only, so that a test can compute the contrast of every pair in both schemes.
enum PageStyle {
    static let text: StaticString = #"""
        :root {
          color-scheme: light dark;
          --page: #f5f6f8; --sheet: #ffffff; --ink: #1b1f24; --soft: #545d68; --line: #d5dae1; --field: #7d8794;
          --link: #0b53a5; --focus: #0b53a5; --accent: #0b53a5; --track: #e3e7ed; --area: #dce8f6;
          --conforms: #10502c; --conforms-back: #dff2e5; --partly: #5f4500; --partly-back: #fdf0c9;
          --fails: #8a1713; --fails-back: #fce3e0; --missing: #8a1713; --missing-back: #ffffff;
          --unreadable: #5b1a72; --unreadable-back: #f3e4f8; --needs-expert: #173f8a; --needs-expert-back: #e2ebfc;
          --received: #3d4652; --received-back: #e9edf2; --warn-back: #fdf0c9; --warn: #5f4500;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14171b; --sheet: #1d2126; --ink: #e8ebef; --soft: #a9b2bd; --line: #363d46; --field: #7d8794;
            --link: #8abcf7; --focus: #8abcf7; --accent: #6fabf0; --track: #343b44; --area: #25364a;
            --conforms: #a5e3bb; --conforms-back: #173a26; --partly: #f4d787; --partly-back: #41340f;
            --fails: #ffb4ad; --fails-back: #4c1f1c; --missing: #ffb4ad; --missing-back: #1d2126;
            --unreadable: #e3bdf3; --unreadable-back: #3d2349; --needs-expert: #b4cffb; --needs-expert-back: #1d3358;
            --received: #c9d1da; --received-back: #323943; --warn-back: #41340f; --warn: #f4d787;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 3.5rem; }
        body {
          margin: 0; background: var(--page); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
          overflow-wrap: break-word;
        }
        [hidden] { display: none !important; }
        .js-only { display: none; }
        .js .js-only { display: block; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .skip { position: absolute; left: -9999px; }
        .skip:focus { left: .5rem; top: .5rem; z-index: 3; background: var(--sheet); padding: .5rem 1rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
        main:focus { outline: none; }
        .wide, main { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 0; }
        h1 { font-size: 1.75rem; letter-spacing: -.01em; }
        h2 { font-size: 1.3rem; margin-bottom: .75rem; }
        h3 { font-size: 1.05rem; }
        h4 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
        summary > h4, summary > h5, .absent > h5 { font-size: .95rem; display: inline; margin: 0; font-weight: 600; }
        .minor { font-size: .85rem; margin: 1rem 0 .35rem; color: var(--soft); }
        p { margin: 0 0 .6rem; }
        code { font: .82rem/1.4 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
        bdi { overflow-wrap: anywhere; }
        section { margin: 1.75rem 0 0; }
        summary { cursor: pointer; }
        details.words > summary, details.holders > summary, details > summary { padding: .3rem 0; }

        .banner { background: var(--sheet); padding: 1.25rem 0 .75rem; }
        .banner p { margin: 0; }
        .over { color: var(--soft); font-size: .9rem; }
        .lead { color: var(--soft); margin-top: .35rem !important; }
        .lead strong { color: var(--ink); }
        .tabs { background: var(--sheet); border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 2; }
        .tabs ul { display: flex; gap: .25rem 1.5rem; list-style: none; margin-top: 0; margin-bottom: 0; overflow-x: auto; }
        .tabs a { display: block; padding: .6rem 0; text-decoration: none; white-space: nowrap; font-size: .95rem; }
        .tabs a:hover { text-decoration: underline; }

        .cards, .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1rem; }
        .card, figure, details.school, .matrix, .people, .roadmap, form, .next {
          background: var(--sheet); border: 1px solid var(--line); border-radius: .6rem;
        }
        .card { padding: .9rem 1.25rem .6rem; }
        .card h3 { font-weight: 600; }
        .item { display: block; color: var(--soft); font-size: .85rem; font-weight: 400; }
        .figure { margin: .25rem 0 .35rem; color: var(--soft); }
        .figure strong { font-size: 2.5rem; line-height: 1.1; letter-spacing: -.02em; color: var(--ink); margin-right: .25rem; }
        .bar { display: block; width: 100%; height: .5rem; border-radius: .25rem; margin-bottom: .6rem; }
        .bar .track { fill: var(--track); }
        .bar .fill { fill: var(--accent); }
        .bar .reached { fill: var(--conforms); }
        .goal { font-size: .92rem; margin-bottom: .35rem; }
        .card details { border-top: 1px solid var(--line); margin-top: .35rem; padding-top: .15rem; font-size: .92rem; }
        .card .words { color: var(--soft); }
        .card ul { margin: .25rem 0 .5rem; padding-left: 1.1rem; }
        .card li { margin-bottom: .3rem; }
        .holders ul ul { list-style: none; padding-left: .35rem; }
        .holders .reasons { color: var(--soft); font-size: .95em; border-left: 2px solid var(--line); padding-left: .6rem; }
        .done { color: var(--conforms); font-weight: 600; }
        .warning { background: var(--warn-back); color: var(--warn); padding: .5rem .75rem; border-radius: .4rem; }
        .note { color: var(--soft); font-size: .92rem; margin-top: .6rem; }
        .note strong { color: var(--ink); }

        figure { margin: 0; padding: .9rem 1rem .5rem; }
        figcaption { font-weight: 600; font-size: .95rem; }
        .chart { display: block; width: 100%; height: auto; margin-top: .25rem; }
        .chart text { font: 11px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .tick, .mark-text { fill: var(--soft); }
        .chart .mark { fill: var(--soft); }
        .deadline { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
        .area { fill: var(--area); }
        .line { fill: none; stroke: var(--accent); stroke-width: 2.25; stroke-linejoin: round; }
        .dot { fill: var(--accent); }

        form { padding: .9rem 1rem .75rem; margin-bottom: .9rem; display: grid; gap: .6rem .9rem;
          grid-template-columns: minmax(14rem, 2fr) repeat(3, minmax(10rem, 1fr)); align-items: end; }
        label { display: block; font-size: .85rem; color: var(--soft); margin-bottom: .15rem; }
        input, select, button {
          font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--field); border-radius: .35rem;
          padding: .4rem .6rem; min-height: 2.5rem;
        }
        input, select { width: 100%; }
        input::placeholder { color: var(--soft); opacity: 1; }
        button { cursor: pointer; }
        button:hover { border-color: var(--ink); }
        .actions { grid-column: 1 / span 3; display: flex; flex-wrap: wrap; gap: .5rem; }
        #found { margin: 0; text-align: right; color: var(--soft); }

        .legend { list-style: none; margin: 0 0 .75rem; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem .5rem; }
        .mark {
          display: inline-flex; align-items: baseline; gap: .3rem; padding: .12rem .5rem; border-radius: .3rem;
          font-size: .86rem; line-height: 1.4; text-decoration: none; border: 1px solid transparent; white-space: nowrap;
        }
        a.mark:hover { border-color: currentColor; }
        a.mark { min-height: 1.75rem; align-items: center; }
        .sign { font-weight: 700; width: 1em; text-align: center; flex: none; }
        .s-conforms { color: var(--conforms); background: var(--conforms-back); }
        .s-partly { color: var(--partly); background: var(--partly-back); }
        .s-fails { color: var(--fails); background: var(--fails-back); }
        .s-missing { color: var(--missing); background: var(--missing-back); border: 1px dashed currentColor; }
        .s-unreadable { color: var(--unreadable); background: var(--unreadable-back); }
        .s-needs-expert { color: var(--needs-expert); background: var(--needs-expert-back); }
        .s-received { color: var(--received); background: var(--received-back); }
        .late { font-style: italic; }

        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-top: 1px solid var(--line); }
        thead th { border-top: 0; font-size: .85rem; color: var(--soft); font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 600; }
        caption { text-align: left; color: var(--soft); font-size: .9rem; padding: .5rem .75rem; }
        .matrix { border-collapse: separate; border-spacing: 0; }
        .matrix thead th { position: sticky; top: 2.75rem; background: var(--sheet); border-bottom: 1px solid var(--line); z-index: 1; }
        .matrix thead th:first-child { border-top-left-radius: .6rem; }
        .matrix thead th:last-child { border-top-right-radius: .6rem; }
        .matrix tbody tr:first-child > * { border-top: 0; }
        .matrix a { scroll-margin-top: 7.5rem; }
        .matrix tbody th { width: 20%; }
        .matrix td:nth-child(4) { width: 42%; }
        .matrix thead th:nth-child(n+5) { white-space: nowrap; }
        .matrix td.yes, .matrix td.no { white-space: nowrap; }
        .curator { display: block; color: var(--soft); font-size: .85rem; font-weight: 400; }
        .marks { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem; }
        .yes { color: var(--conforms); }
        .no { color: var(--fails); }
        .of { color: var(--soft); font-size: .86rem; }
        .plain { font-size: .92rem; }
        .scroll { overflow-x: auto; }
        .people tbody th { width: 24%; min-width: 12rem; font-weight: 400; }
        .people td:nth-child(3) { min-width: 10rem; }
        .command { white-space: normal; }
        .people td:nth-child(n+4) { width: 26%; min-width: 14rem; }

        details.school { margin-bottom: .5rem; }
        @media screen { details.school { content-visibility: auto; contain-intrinsic-size: auto 4.5rem; } }
        details.school > summary { padding: .75rem 1rem; display: grid; grid-template-columns: 1.2rem 1fr auto; gap: .1rem .5rem;
          list-style: none; align-items: baseline; }
        details.school > summary::-webkit-details-marker { display: none; }
        details.school > summary::before { content: "▸"; color: var(--soft); grid-row: 1; }
        details.school[open] > summary::before { content: "▾"; }
        details.school > summary .curator { grid-column: 2; }
        details.school > summary:hover h3 { text-decoration: underline; }
        .holds { display: flex; gap: .75rem; font-size: .9rem; white-space: nowrap; }
        details.school > .inside { padding: 0 1rem 1rem 2.7rem; }
        .facts { font-size: .92rem; color: var(--soft); }
        .document { background: var(--sheet); border: 1px solid var(--line); border-radius: .45rem; padding: .35rem .8rem; margin-bottom: .45rem; }
        .document > summary { padding: .25rem 0; }
        .document > summary > *, .absent > * { margin-right: .35rem; }
        .tag { font-size: .82rem; color: var(--soft); border: 1px solid var(--line); border-radius: .3rem; padding: .05rem .4rem; margin-left: .2rem;
          display: inline-block; white-space: nowrap; }
        .tag.warn { color: var(--warn); background: var(--warn-back); border-color: transparent; }
        .tag.good { color: var(--conforms); background: var(--conforms-back); border-color: transparent; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .5rem 0; font-size: .92rem; }
        dt { color: var(--soft); }
        dd { margin: 0; }
        .parameters { grid-template-columns: 1fr; }
        .parameters dt { color: var(--ink); }
        .parameters dd { color: var(--soft); margin-bottom: .4rem; }
        .remarks { margin: 0 0 .5rem; padding-left: 0; list-style: none; font-size: .95rem; }
        .remarks li { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .75rem; margin-bottom: .45rem; }
        .remarks p { margin: 0; }
        .remarks .id { font-weight: 700; margin-right: .2rem; }
        .remarks .tag { margin: 0 .25rem 0 0; }
        .o-no.w-K { border-left-color: var(--fails) !important; }
        .o-no.w-K .tag { color: var(--fails); background: var(--fails-back); border-color: transparent; }
        .o-no.w-O, .o-partly { border-left-color: var(--partly) !important; }
        .o-not-checked { border-left-color: var(--needs-expert) !important; }
        .origin { color: var(--soft); }
        .origin q { color: var(--ink); quotes: "«" "»"; }
        .history { font-size: .88rem; }
        .history p { margin: .15rem 0 0; color: var(--soft); }

        .next { list-style: none; margin: .5rem 0 1rem; padding: .35rem 1rem; }
        .next li { padding: .45rem 0; border-top: 1px solid var(--line); }
        .next li:first-child { border-top: 0; }
        .when { display: block; color: var(--soft); font-size: .9rem; }
        .when strong { color: var(--ink); }
        .roadmap td:nth-child(3) { min-width: 8rem; }
        .roadmap td:nth-child(5) { min-width: 10rem; }
        .until { color: var(--soft); display: block; font-size: .9em; }
        .counted { background: var(--area); }
        .counted .until { color: var(--ink); }
        footer { margin-top: 3rem; background: var(--sheet); border-top: 1px solid var(--line); padding: 1.5rem 0 2rem; font-size: .92rem; }

        @media screen and (max-width: 60rem) {
          form { grid-template-columns: 1fr 1fr; }
          .wide-field, .actions, #found { grid-column: 1 / -1; }
          #found { text-align: left; }
          .matrix, .matrix tbody, .matrix tr, .matrix th, .matrix td { display: block; width: auto !important; }
          .matrix thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .matrix tbody tr { padding: .75rem 1rem; border-top: 1px solid var(--line); }
          .matrix tbody tr:first-child { border-top: 0; }
          .matrix tbody th, .matrix td { border: 0; padding: .2rem 0; }
          .matrix td::before { content: attr(data-label); display: block; color: var(--soft); font-size: .82rem; }
          .matrix td:nth-child(2), .matrix td:nth-child(3) { display: inline-block; margin-right: 1.25rem; }
          .matrix td.yes, .matrix td.no { display: inline-block; margin-right: 1.25rem; }
          .matrix td.yes::before, .matrix td.no::before { display: inline; margin-right: .3rem; }
        }
        @media screen and (max-width: 45rem) {
          .wide, main { padding: 0 1rem; }
          h1 { font-size: 1.4rem; }
          form { padding: .75rem; }
          .field:nth-of-type(3) { grid-column: 1 / -1; order: 1; }
          .actions, #found { order: 2; }
          button { padding: .4rem .5rem; font-size: .92rem; }
          details.school > summary { grid-template-columns: 1.2rem 1fr; }
          .holds { grid-column: 2; }
          details.school > .inside { padding: 0 .75rem .75rem; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin-bottom: .4rem; }
          .roadmap, .roadmap tbody, .roadmap tr, .roadmap td,
          .people, .people tbody, .people tr, .people td, .people tbody th { display: block; width: auto !important; min-width: 0 !important; }
          .roadmap thead, .roadmap caption, .people thead {
            position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
          }
          .roadmap tr, .people tr { padding: .6rem 1rem; border-top: 1px solid var(--line); }
          .roadmap tr:first-child, .people tr:first-child { border-top: 0; }
          .roadmap th, .roadmap td, .people th, .people td { border: 0; padding: .1rem 0; }
          .roadmap th, .roadmap td:nth-child(2) { display: inline; }
          .roadmap th::after { content: ". "; }
          .roadmap td:nth-child(3) { margin-top: .2rem; }
          .people td:first-child::before { content: "Запись "; color: var(--soft); }
        }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media print {
          @page { size: A4; margin: 14mm 12mm; }
          :root {
            --page: #ffffff; --sheet: #ffffff; --ink: #000000; --soft: #444b54; --line: #b8bfc8; --link: #000000; --accent: #0b53a5;
            --track: #e3e7ed; --area: #e8eff8;
            --conforms: #10502c; --conforms-back: #dff2e5; --partly: #5f4500; --partly-back: #fdf0c9;
            --fails: #8a1713; --fails-back: #fce3e0; --missing: #8a1713; --missing-back: #ffffff;
            --unreadable: #5b1a72; --unreadable-back: #f3e4f8; --needs-expert: #173f8a; --needs-expert-back: #e2ebfc;
            --received: #3d4652; --received-back: #e9edf2; --warn-back: #fdf0c9; --warn: #5f4500;
          }
          html { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .tabs, .skip, form, .js-only, #none, .card details:not([open]), #timeline details:not([open]),
          details.school:not([open]), details.words:not([open]) { display: none; }
          /* Apart from the others: a browser that does not know «has» passes the whole rule over. */
          #parameters:not(:has(details[open])), #schools:not(:has(details.school[open])) { display: none; }
          a { text-decoration: none; }
          .banner { padding: 0 0 .5rem; }
          .wide, main { max-width: none; padding: 0; }
          section { margin-top: 1.25rem; }
          .cards, .charts { grid-template-columns: repeat(3, 1fr); gap: .5rem; }
          .card, figure { padding: .5rem .6rem; }
          .figure strong { font-size: 1.7rem; }
          .matrix thead th { position: static; }
          .mark { font-size: 8pt; padding: .05rem .3rem; gap: .15rem; min-height: 0 !important; }
          thead { display: table-header-group; }
          tr, .card, figure, .remarks li, .next li { break-inside: avoid; }
          h2, h3, h4, h5, summary { break-after: avoid; }
          th, td { padding: .25rem .4rem; }
          .plain { font-size: 9pt; }
          .scroll { overflow: visible; }
          footer { margin-top: 1.25rem; padding: .5rem 0 0; break-inside: avoid; }
          details.school > .inside { padding: 0 .6rem .6rem; }
        }
        """#
}
