/**
 * Keeps only shapes and colours of an SVG. It is read and written anew from lists of what is allowed, so that no
 * script, no style, no reference to another place and nothing unknown can get through.
 */
import sax from 'sax'

const ELEMENTS = new Set([
  ...['svg', 'g', 'defs', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
])
const GEOMETRY = [
  ...['viewBox', 'width', 'height', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'id'],
  ...['fx', 'fy', 'points', 'transform', 'offset', 'gradientUnits', 'gradientTransform', 'spreadMethod'],
  ...['clipPathUnits', 'maskUnits', 'maskContentUnits', 'preserveAspectRatio'],
]
const LOOKS = [
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-opacity', 'opacity', 'color'],
  ...['stop-color', 'stop-opacity', 'clip-path', 'clip-rule', 'mask', 'display', 'visibility'],
]
const ATTRIBUTES = new Set([...GEOMETRY, ...LOOKS])
const STYLED = new Set(LOOKS)
/** Allows words, numbers and colours, and references only within the same drawing. */
const VALUE = /^(?:url\(#[\w-]{1,100}\)|[\w\s#%.,()+-]*)$/
const MOST_ELEMENTS = 3000

/** Gives null when it is no SVG, is too large, or would look different without what is dropped. */
export function cleanSvg(text: string): string | null {
  const written: string[] = []
  let [skipped, depth, count, isWrong] = [0, 0, 0, false]
  const parser = sax.parser(true, { trim: false })
  parser.ondoctype = () => {
    isWrong = true
  }
  parser.onerror = () => {
    isWrong = true
    parser.resume()
  }
  parser.onopentag = ({ name, attributes }) => {
    count += 1
    depth += 1
    if (depth === 1 && name !== 'svg') isWrong = true
    // What a style sheet says of the drawing would be lost.
    if (name === 'style') isWrong = true
    if (skipped > 0 || !ELEMENTS.has(name)) skipped += 1
    else written.push(openTag(name, attributes, depth === 1))
  }
  parser.onclosetag = (name) => {
    depth -= 1
    if (skipped > 0) skipped -= 1
    else written.push(`</${name}>`)
  }
  parser.write(text).close()
  return isWrong || count === 0 || count > MOST_ELEMENTS ? null : written.join('')
}

function openTag(name: string, attributes: Record<string, unknown>, isRoot: boolean): string {
  const own = Object.entries(attributes).map(([key, value]): [string, string] => [key, String(value)])
  const styles = own.flatMap(([key, value]) => (key === 'style' ? readStyles(value) : []))
  const kept = new Map([
    ...own.filter(([key]) => ATTRIBUTES.has(key)),
    ...styles.filter(([key]) => STYLED.has(key)),
  ])
  const said = [...kept].filter(([, value]) => VALUE.test(value) && isInside(value))
  const space = isRoot ? ' xmlns="http://www.w3.org/2000/svg"' : ''
  return `<${name}${space}${said.map(([key, value]) => ` ${key}="${value}"`).join('')}>`
}

function isInside(value: string): boolean {
  return !/url/i.test(value) || value.startsWith('url(#')
}

function readStyles(style: string): [string, string][] {
  return style.split(';').flatMap((rule): [string, string][] => {
    const [name = '', ...value] = rule.split(':')
    return value.length === 1 ? [[name.trim(), (value[0] ?? '').trim()]] : []
  })
}
