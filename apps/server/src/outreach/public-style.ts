/** How the public page looks, on a screen of any width, in the dark and on paper. It loads nothing from anywhere. */
export const PUBLIC_STYLE = `
:root{color-scheme:light dark;--ink:#1c2733;--quiet:#55606c;--paper:#fff;--page:#f5f4f0;--line:#dcdad3;--accent:#1f4a7c}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebef;--quiet:#aab4bf;--paper:#1b222b;--page:#12171d;--line:#37414d;--accent:#9cc3f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:18px/1.6 Georgia,'Noto Serif',serif;overflow-wrap:break-word}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem;display:flex;justify-content:space-between;align-items:baseline;gap:1rem;font-family:system-ui,sans-serif;font-size:.95rem}
header .brand{font-weight:650;letter-spacing:.02em;text-decoration:none}
header nav{display:flex;gap:1.25rem}
a{color:var(--accent);text-underline-offset:3px}
a:focus-visible{outline:2.5px solid var(--accent);outline-offset:3px;border-radius:2px}
header a,footer a,.entry h2 a{display:inline-block;min-height:24px}
h1{font-size:2rem;line-height:1.2;letter-spacing:-.01em;margin:1.6rem 0 .6rem;text-wrap:balance}
.lead{font-size:1.12rem;color:var(--quiet);margin:0}
.messages{list-style:none;margin:2rem 0 0;padding:0;display:grid;grid-template-columns:1fr 1fr;gap:1.1rem 2rem;border-top:1px solid var(--line);padding-top:1.4rem}
.messages strong{display:block}
.messages li{font-size:1rem;line-height:1.5}
.section{font-size:1.25rem;margin:2.6rem 0 0}
.entry{border-top:1px solid var(--line);padding:1.3rem 0 .6rem;margin-top:1rem}
.entry h2{font-size:1.35rem;line-height:1.3;margin:.1rem 0 .4rem}
.entry h2 a{color:inherit;text-decoration-thickness:1px}
.when{font:.9rem/1.5 system-ui,sans-serif;color:var(--quiet);margin:0}
.summary{font-size:1.08rem}
.facts{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.9rem 1.2rem;margin:1.2rem 0;font-family:system-ui,sans-serif;font-size:1rem}
.facts-head{font-size:.95rem;margin:0 0 .3rem}
.facts ul{margin:0;padding-left:1.1rem}
.none{color:var(--quiet);margin-top:1rem}
.missing{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:8px;padding:.8rem 1.2rem;margin:1.6rem 0 0}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:1rem;padding-bottom:3rem;font-size:.95rem;color:var(--quiet)}
@media (max-width:560px){body{font-size:17px}h1{font-size:1.6rem}.messages{grid-template-columns:1fr}}
@media print{:root{color-scheme:light;--ink:#000;--quiet:#333;--paper:#fff;--page:#fff;--line:#999;--accent:#000}
body{font-size:11pt}header nav,.back{display:none}.entry,.facts,.messages li{break-inside:avoid}a{text-decoration:none}}
`.replaceAll('\n', '')
