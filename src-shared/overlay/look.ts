/** The styles of the overlay, with the colours of the Offwrite window. Nothing of the page reaches in, sizes included. */

export const look = `
:host {
  all: initial !important;
  color-scheme: light dark !important;
  position: fixed !important;
  z-index: 2147483647 !important;
  inset: auto 12px 12px auto !important;
  display: flex !important;
  flex-direction: column-reverse !important;
  align-items: flex-end !important;
  gap: 8px !important;
  max-width: calc(100vw - 24px) !important;
  font: 13px/20px system-ui, sans-serif !important;
  font-variant-numeric: tabular-nums !important;
  color: var(--text) !important;
  --surface: light-dark(#ffffff, #1a1c21);
  --hover: light-dark(#f0f1f4, #23262c);
  --sunken: light-dark(#eff0f3, #0f1013);
  --text: light-dark(#17181c, #ecedf0);
  --quiet: light-dark(#53565e, #a9adb6);
  --hairline: light-dark(#e3e4e9, #2a2d34);
  --border: light-dark(#868993, #6e737e);
  --accent: light-dark(#4a47c6, #8e8cff);
  --on-accent: light-dark(#ffffff, #14152a);
  --danger: light-dark(#af241c, #ff938b);
  --simulated: light-dark(#8a2f76, #ee9bda);
  --simulated-tint: light-dark(#fae8f5, #381a32);
  --shadow: 0 1px 2px light-dark(#17181c14, #00000066), 0 8px 28px light-dark(#17181c29, #0000007a);
}
:host(.bottom-left) { inset: auto auto 12px 12px !important; align-items: flex-start !important; }
:host(.top-right) { inset: 12px 12px auto auto !important; flex-direction: column !important; }
:host(.top-left) {
  inset: 12px auto auto 12px !important; align-items: flex-start !important; flex-direction: column !important;
}
* { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.mono, .code, pre, .launcher .code { font-family: ui-monospace, monospace; }
.quiet { color: var(--quiet); }

.launcher {
  height: 28px; padding: 0 12px; border-radius: 14px;
  background: var(--surface); border: 1px solid var(--border); box-shadow: var(--shadow);
  font-weight: 500; white-space: pre;
}
.launcher .code { font-weight: 600; }
.simulated { padding: 0 6px; border-radius: 4px; background: var(--simulated-tint); color: var(--simulated); }
.simulated:empty { display: none; }

#panel {
  width: 384px; max-width: 100%; max-height: calc(100vh - 64px); overflow: auto;
  background: var(--surface); border: 1px solid var(--hairline); border-radius: 8px; box-shadow: var(--shadow);
}
header { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 16px; }
header .quiet { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
h2 { font-size: 14px; font-weight: 600; }
h3 + .row { margin-top: 0; }
.row p { flex: 1; }
h3 { font-size: 11px; line-height: 16px; font-weight: 600; color: var(--quiet); margin-bottom: 4px; }
section section { padding: 12px 16px; border-top: 1px solid var(--hairline); }
p, li { overflow-wrap: anywhere; }
ul { list-style: none; }
li + li { margin-top: 4px; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-top: 8px; }
section > .code { display: block; font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: 0.1em; }
a { padding-block: 3px !important; text-decoration: none; }
#panel button, a, select {
  height: 28px; padding: 0 8px; border-radius: 6px; border: 1px solid var(--border); background: var(--surface);
}
#panel button:hover, .launcher:hover { background: var(--hover); }
#panel button[aria-pressed='true'] { background: var(--hover); font-weight: 500; }
#panel .simulating[aria-pressed='true'] { background: var(--simulated-tint); color: var(--simulated); border-color: currentColor; }
#panel .primary { background: var(--accent); color: var(--on-accent); border-color: transparent; }
#panel .primary:hover { background: var(--accent); }
select { flex: 1; min-width: 0; }
summary { color: var(--quiet); padding: 4px 0; cursor: default; }
pre {
  max-height: 200px; overflow: auto; padding: 8px; border-radius: 6px; background: var(--sunken);
  font-size: 12px; line-height: 16px; white-space: pre-wrap; overflow-wrap: anywhere;
}
.failed, .problem { color: var(--danger); }
#panel > p { padding: 0 16px 12px; }
#panel > p:empty { display: none; }

@media (prefers-contrast: more) {
  :host { --quiet: var(--text); --hairline: var(--border); --border: var(--text); }
}
@media (forced-colors: active) {
  :host {
    --surface: Canvas; --hover: Canvas; --sunken: Canvas; --text: CanvasText; --quiet: CanvasText;
    --hairline: CanvasText; --border: ButtonBorder; --accent: Highlight; --on-accent: HighlightText;
    --danger: CanvasText; --simulated: CanvasText; --simulated-tint: Canvas; --shadow: none;
  }
  .primary { forced-color-adjust: none; }
}
`
