/** Contrast of two colours as WCAG 2.2 counts it, and what an accent colour becomes in each look. Pure. */

/** Of text that is no larger than usual. */
export const LEAST_CONTRAST = 4.5
/** What stands behind text in the light look of public pages, and in the dark one. */
const LIGHT = ['#ffffff', '#f3f5f8', '#e6eef7']
const DARK = ['#0e141b', '#161e27', '#1a2f45']
const STEPS = 40

export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** The worst that a reader meets. */
export function lightContrastOf(accent: string): number {
  return Math.min(...LIGHT.map((ground) => contrastOf(accent, ground)))
}

/** Links and buttons of the dark look: the accent with as little white as makes it readable there. */
export function darkAccentOf(accent: string): string {
  const shades = Array.from({ length: STEPS + 1 }, (_, step) => mixWithWhite(accent, step / STEPS))
  const isReadable = (shade: string) => DARK.every((ground) => contrastOf(shade, ground) >= LEAST_CONTRAST)
  return shades.find(isReadable) ?? '#ffffff'
}

function mixWithWhite(colour: string, share: number): string {
  const mixed = channelsOf(colour).map((value) => Math.round(value + (255 - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
