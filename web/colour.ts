/** Colours of the style: from OKLCH to what screens take, after Björn Ottosson's OKLab, and the two themes. */

/** Linear red, green and blue from 0 to 1 of lightness from 0 to 1, chroma and hue in degrees; clipped where sRGB ends. */
export function linearRgb(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

/** Two letters of a colour for a linear channel. */
function hex(linear: number): string {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
}

/** Writes every `oklch(l c h)` and `oklch(l c h / a)` of a style as `#rrggbb` and `#rrggbbaa`. */
export function toSrgb(css: string): string {
  return css.replace(
    /oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)/g,
    (_, lightness: string, chroma: string, hue: string, alpha?: string) =>
      `#${linearRgb(Number(lightness), Number(chroma), Number(hue)).map(hex).join('')}${alpha ? hexAlpha(alpha) : ''}`,
  )
}

function hexAlpha(alpha: string): string {
  return Math.round(Number(alpha) * 255)
    .toString(16)
    .padStart(2, '0')
}

const THEMED = /(--[\w-]+): light-dark\((oklch\([^)]+\)), (oklch\([^)]+\))\);/g

/** The colours of one theme, as declarations, of tokens written `--ink: light-dark(…, …)`. */
export function themeOf(tokens: string, theme: 'light' | 'dark'): string {
  const declarations = [...tokens.matchAll(THEMED)].map(
    ([, name, light, dark]) => `${name}: ${theme === 'light' ? light : dark};`,
  )
  return `color-scheme: ${theme}; ${declarations.join(' ')}`
}

/**
 * Writes tokens for every browser: those of the light theme, and the dark ones where the system asks for them. What builds
 * make of `light-dark()` by themselves for older browsers is twice as long.
 */
export function splitThemes(tokens: string): string {
  const light = tokens.replace(THEMED, '$1: $2;')
  return `${light}\n@layer tokens { @media (prefers-color-scheme: dark) { :root { ${themeOf(tokens, 'dark')} } } }`
}

/** The colours of a theme that a reader has chosen, whatever the system asks for. */
export function chosenThemes(tokens: string): string {
  const rules = (['light', 'dark'] as const).map((theme) => `[data-theme='${theme}'] { ${themeOf(tokens, theme)} }`)
  return `@layer preferences { ${rules.join(' ')} }`
}
