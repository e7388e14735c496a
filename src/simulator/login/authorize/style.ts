/** The look of every page: one column that fits a phone, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1a19; --quiet: #5b5956; --paper: #fff; --ground: #f3f2f1; --line: #d2d0ce;
  --accent: #0f5fb0; --on-accent: #fff; --alarm: #a4262c; --alarm-ground: #fdf3f4; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --quiet: #b8b5b2; --paper: #252423; --ground: #161514;
  --line: #4a4846; --accent: #6cb8f6; --on-accent: #0b1a2a; --alarm: #ff99a4; --alarm-ground: #3a1d20; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; }
main { max-width: 34rem; margin: 2rem auto; padding: 2rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: .5rem; }
@media (max-width: 38rem) { main { margin: 0; padding: 1.25rem; border: 0; border-radius: 0; min-height: 100vh; } }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .25rem 0 1rem; }
p, ul { margin: 0 0 1rem; overflow-wrap: anywhere; }
.stands-in, .quiet, details { color: var(--quiet); font-size: .875rem; }
.asks { padding: .75rem 1rem; border-left: .25rem solid var(--accent); background: var(--ground); }
.problem { margin-bottom: 1rem; padding: .75rem 1rem; border-left: .25rem solid var(--alarm); background: var(--alarm-ground); }
.problem p { margin: 0; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .5rem; font-weight: 600; }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding: .5rem .75rem; margin-bottom: .25rem;
  border: 1px solid var(--line); border-radius: .375rem; cursor: pointer; overflow-wrap: anywhere; }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice input { flex: none; width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--accent); }
.choice span { min-width: 0; }
.choice .quiet { display: block; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0; }
button { font: inherit; padding: .5rem 1.5rem; border: 1px solid var(--line); border-radius: .375rem; background: none;
  color: var(--ink); cursor: pointer; min-height: 2.75rem; }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { margin: .5rem 0 0; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
`;
