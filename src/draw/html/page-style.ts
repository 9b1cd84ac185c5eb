import { FONT_FAMILY, PALETTES, type Palette } from '../svg/theme.ts';

/**
 * The style sheet of a page. The picture brings its own colours, which follow the reader's screen; those of the page stand
 * above them, so that the reader's choice holds for both.
 */
export function pageStyle(): string {
  const { light, dark, print } = PALETTES;
  return [
    `:root{color-scheme:light dark;${variables(light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${variables(dark)}}}`,
    `:root[data-theme=light]{color-scheme:light}`,
    `:root[data-theme=dark]{color-scheme:dark;${variables(dark)}}`,
    `:root[data-theme=print]{color-scheme:light;${variables(print)}}`,
    `@media print{:root,:root[data-theme],:root:not([data-theme]){color-scheme:light;${variables(print)}}}`,
    ...Object.keys(light).map(
      (part) => `#sheet .fill-${part}{fill:var(--${part})}#sheet .stroke-${part}{stroke:var(--${part})}`,
    ),
    LAYOUT,
  ].join('\n');
}

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([part, colour]: [string, string]) => `--${part}:${colour}`)
    .join(';');
}

const LAYOUT = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html,body{height:100%;margin:0}
body{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr) auto;background:var(--paper);color:var(--ink);font:14px/1.45 ${FONT_FAMILY}}
header{grid-column:1/-1;display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;padding:8px 16px;border-bottom:1px solid var(--hair);background:var(--band)}
h1{flex:1 1 16em;margin:0;font-size:16px;line-height:1.3}
.group{display:flex;flex-wrap:wrap;align-items:center;gap:6px}
label{color:var(--quiet)}
button,select{min-height:32px;padding:4px 10px;border:1px solid var(--line);border-radius:6px;background:var(--box);color:var(--ink);font:inherit;cursor:pointer}
select{max-width:22em;text-overflow:ellipsis}
button:hover:not(:disabled),select:hover{background:var(--accentSoft);border-color:var(--accent)}
button:disabled{color:var(--quiet);border-color:var(--hair);cursor:default}
.sign{min-width:32px;padding:4px;font-size:16px;line-height:1}
:focus{outline:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
#stepping{flex:1 1 100%}
#progress{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;font-variant-numeric:tabular-nums}
#progress .count,#progress .at{color:var(--quiet)}
#progress .visit{font-weight:600}
#window{position:relative;display:flex;overflow:auto;overscroll-behavior:contain;touch-action:none;cursor:grab}
#window:focus-visible{outline-offset:-3px}
#window.dragged{cursor:grabbing;user-select:none}
#sheet{margin:auto;flex:none}
#sheet svg{display:block}
#sheet text{user-select:none}
#panel{width:min(360px,40vw);overflow:auto;overscroll-behavior:contain;position:relative;padding:16px;border-left:1px solid var(--hair);background:var(--paper);overflow-wrap:anywhere}
#panel h2{margin:0 40px 12px 0;font-size:18px;line-height:1.3}
#panel h3{margin:20px 0 4px;font-size:13px;color:var(--quiet)}
#panel .kind{margin:0 40px 2px 0;color:var(--quiet)}
#panel .hint{color:var(--quiet);margin:0 0 12px}
#panel .close{position:absolute;top:10px;right:10px;width:32px;padding:0;font-size:18px;line-height:1}
#panel dl{margin:0}
#panel dt{margin-top:12px;font-size:12px;font-weight:600;color:var(--quiet)}
#panel dd{margin:2px 0 0;white-space:pre-line}
#panel .link{min-height:24px;padding:2px 8px;border-color:var(--hair);text-align:left}
#panel .place{margin:0 0 6px;font-size:12px;color:var(--quiet)}
#panel pre{margin:0;padding:8px;overflow:auto;border-radius:6px;background:var(--soft);font:12px/1.5 ui-monospace,Menlo,Consolas,'Liberation Mono',monospace;tab-size:2;overflow-wrap:normal}
#panel .number{display:inline-block;min-width:3ch;margin-right:1ch;text-align:right;color:var(--quiet);user-select:none}
g[data-step][tabindex]{cursor:pointer}
g[data-step]:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.ring{fill:none;stroke:none;pointer-events:none;vector-effect:non-scaling-stroke}
g[data-step]:hover>.ring{stroke:var(--accent);stroke-width:1.5}
.visited>.ring{stroke:var(--good);stroke-width:2}
.chosen>.ring{stroke:var(--accent);stroke-width:3}
.current>.ring{stroke:var(--accent);stroke-width:4;stroke-dasharray:none}
.following .step:not(.visited),.following .end:not(.visited),.following .way:not(.visited){opacity:.3}
#sheet .way.visited [class*=stroke-]{stroke:var(--good);stroke-width:3}
#sheet .way.visited [class*=fill-]:not(text){fill:var(--good)}
@media (prefers-reduced-motion:no-preference){.step,.end,.way{transition:opacity .2s}}
@media (max-width:720px){
body{grid-template:auto minmax(0,1fr) auto/minmax(0,1fr)}
#panel{width:auto;max-height:45vh;border-left:0;border-top:1px solid var(--hair)}
}
@media (forced-colors:active){.visited>.ring,.chosen>.ring,.current>.ring{stroke:Highlight}}
@page{size:landscape;margin:10mm}
@media print{
html,body{height:auto}
body{display:block}
header{display:none}
#window{overflow:visible;display:block}
#sheet{margin:0}
#sheet svg{width:100%!important;height:auto!important}
#panel{display:none}
}`;
