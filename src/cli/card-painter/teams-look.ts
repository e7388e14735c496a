/** What a card looks like in Teams, about: sizes, spaces and light colours are those of Microsoft 365 Agents Playground. */
export interface TeamsLook {
  readonly hostConfig: object;
  /** A page with one empty `main`, which cards are put into. */
  readonly page: string;
}

export const teamsLook = (isDark: boolean): TeamsLook => ({ hostConfig: hostConfig(isDark), page: page(isDark) });

/** Of a machine without Segoe UI: what is as wide as it. */
const FONTS = "'Segoe UI', 'Open Sans', 'Noto Sans', 'Liberation Sans', system-ui, sans-serif";

function hostConfig(isDark: boolean): object {
  const color = (value: string) => ({ default: value, subtle: isDark ? '#adadad' : '#616161' });
  const tone = (light: string, dark: string) => color(isDark ? dark : light);
  const foregroundColors = {
    default: tone('#242424', '#ffffff'),
    good: tone('#92c353', '#92c353'),
    attention: tone('#c4314b', '#f9526b'),
    warning: tone('#f8d22a', '#f8d22a'),
    accent: tone('#6264a7', '#a6a7dc'),
    dark: tone('#242424', '#ffffff'),
    light: tone('#616161', '#adadad'),
  };
  const style = (light: string, dark: string) => ({ backgroundColor: isDark ? dark : light, foregroundColors });
  return {
    fontFamily: FONTS,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    containerStyles: {
      default: style('#ffffff', '#292929'),
      emphasis: style('#f5f5f5', '#3d3d3d'),
      good: style('#e7f2da', '#0d2e0d'),
      attention: style('#fcf4f6', '#3e1f25'),
      warning: style('#fbf6d9', '#463100'),
      accent: style('#e8ebfa', '#2f2f4a'),
    },
    separator: { lineThickness: 1, lineColor: isDark ? '#484848' : '#e0e0e0' },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    actions: { actionsOrientation: 'horizontal', buttonSpacing: 8, actionAlignment: 'left', maxActions: 6 },
  };
}

const page = (isDark: boolean): string => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; padding: 12px; background: ${isDark ? '#1f1f1f' : '#ebebeb'}; font: 14px ${FONTS} }
  main { display: grid; gap: 24px; justify-content: start; align-items: start }
  main.masonry { display: block; column-gap: 24px }
  figure { margin: 0; break-inside: avoid; padding-bottom: 16px }
  figcaption { color: ${isDark ? '#adadad' : '#616161'}; font: 11px monospace; padding-bottom: 4px }
  .card { border-radius: 6px; overflow: hidden; box-shadow: 0 1px 3px #0004 }
  .ac-pushButton { padding: 6px 14px; border: 1px solid #8888; border-radius: 4px; font: inherit; background: ${isDark ? '#3d3d3d' : '#fff'}; color: inherit }
  .ac-pushButton.style-positive { background: #5b5fc7; color: #fff }
  .ac-adaptiveCard { color: ${isDark ? '#fff' : '#242424'} }
  textarea, input, select { width: 100%; box-sizing: border-box; font: inherit; padding: 6px; border: 1px solid #8888; border-radius: 4px; background: ${isDark ? '#1f1f1f' : '#fff'}; color: inherit }
</style><main></main>`;
