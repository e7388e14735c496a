/** One column that fits a phone and Teams' pop-up, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #242424; --quiet: #5c5c5c; --paper: #fff; --ground: #f0f0f3; --line: #d6d6dc;
  --good: #0f7a3d; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #f5f5f5; --quiet: #b9b9bd; --paper: #292929; --ground: #141414;
  --line: #474747; --good: #5fd38d; --bad: #ff9b92; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { width: 100%; max-width: 30rem; padding: 2rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: .5rem; border-top: .25rem solid var(--tone); overflow-wrap: anywhere; }
main.good { --tone: var(--good); }
main.bad { --tone: var(--bad); }
.app { margin: 0 0 1.25rem; color: var(--quiet); font-size: .875rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
h1 svg { width: 1.5rem; height: 1.5rem; margin-right: .5rem; vertical-align: -.25rem; color: var(--tone); }
p { margin: 0 0 .75rem; }
p:last-child { margin-bottom: 0; }
.reference { color: var(--quiet); font-size: .875rem; }
@media (max-width: 32rem) { body { padding: 0; place-items: start stretch; } main { min-height: 100vh; padding: 1.25rem;
  border-radius: 0; border-left: 0; border-right: 0; } }
`;
