/** How the pages look: the window's colours and sizes, without its fonts. */
export const style = `
:root{color-scheme:light;--canvas:#f6f6f8;--surface:#fff;--hover:#f0f1f4;--selected:#ececfb;--text:#17181c;--second:#53565e;--line:#e3e4e9;--border:#868993;--accent:#4a47c6;--on-accent:#fff;--simulated:#8a2f76;--simulated-tint:#fae8f5;--warning:#7e4c00;--warning-tint:#fcefd8}
@media(prefers-color-scheme:dark){:root{color-scheme:dark;--canvas:#131418;--surface:#1a1c21;--hover:#23262c;--selected:#292a45;--text:#ecedf0;--second:#a9adb6;--line:#2a2d34;--border:#6e737e;--accent:#8e8cff;--on-accent:#14152a;--simulated:#ee9bda;--simulated-tint:#381a32;--warning:#f0bb62;--warning-tint:#382a10}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px 48px;background:var(--canvas);color:var(--text);font:400 13px/20px Inter,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:440px;margin:0 auto;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:8px}
@media(min-width:640px){body{padding-top:56px}}
h1{margin:0 0 4px;font-size:16px;line-height:24px;font-weight:600}
h2,legend{margin:0;padding:0;font-size:13px;line-height:20px;font-weight:600}
p{margin:0 0 12px}
.tag{display:inline-block;margin:0 0 12px;padding:0 8px;border-radius:6px;background:var(--simulated-tint);color:var(--simulated);font-size:12px;line-height:24px;font-weight:600}
main>:last-child{margin-bottom:0}
.quiet{color:var(--second)}
.small{font-size:12px;line-height:16px}
.warning{padding:8px 12px;border-radius:6px;background:var(--warning-tint);color:var(--warning)}
ul{margin:0 0 12px;padding-left:20px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px;margin:0 0 12px}
dt{color:var(--second)}
dd{margin:0}
code{font:400 12px/16px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
fieldset{margin:0;padding:0;border:0;min-width:0}
form>*+*{margin-top:16px}
.people{display:flex;flex-direction:column;margin:8px -8px 0}
.person{display:flex;align-items:flex-start;gap:8px;padding:8px;border-radius:6px;cursor:pointer}
.person:hover{background:var(--hover)}
.person:has(input:checked){background:var(--selected)}
.person>span:first-of-type{flex:1;min-width:0}
.person b{display:block;font-weight:500}
input[type=radio],input[type=checkbox]{flex:none;width:16px;height:16px;margin:2px 0;accent-color:var(--accent)}
kbd{flex:none;min-width:20px;border:1px solid var(--border);border-radius:4px;color:var(--second);font-family:inherit;font-size:12px;line-height:18px;text-align:center}
.fields{display:grid;gap:8px;margin:8px 0 0 24px}
.field{display:grid;grid-template-columns:88px 1fr;gap:4px 8px;align-items:center}
.check{display:flex;gap:8px}
input:not([type=radio]):not([type=checkbox]){width:100%;min-width:0;height:28px;padding:0 8px;border:1px solid var(--border);border-radius:6px;background:var(--surface);color:var(--text);font:inherit}
.buttons{display:flex;flex-wrap:wrap;gap:8px}
button{min-height:28px;padding:3px 12px;border:1px solid var(--border);border-radius:6px;background:var(--surface);color:var(--text);font:inherit;font-weight:500;text-align:left;cursor:pointer}
button:hover{background:var(--hover)}
button.first{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
button kbd{display:inline-block;margin-left:8px;padding:0 4px;font-weight:400}
button.first kbd{border-color:currentColor;color:inherit}
.few-keys .person kbd,.few-keys section kbd{display:none}
section{border-top:1px solid var(--line);padding-top:12px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media(max-width:420px){main{padding:16px}.fields{margin-left:0}}
`
