import { createHash } from 'node:crypto'
import path from 'node:path'

const taken = new Map<string, string>()

/** A class in the built styles: short, and the same as long as its file and its name are. */
export function scopedName(name: string, file: string): string {
  const whole = `${path.relative(import.meta.dirname, file).replace(/\?.*$/, '')} ${name}`
  const short = `v${createHash('sha256').update(whole).digest('base64url').slice(0, 4)}`
  const other = taken.get(short) ?? whole
  if (other !== whole) throw new Error(`Give one of two classes another name: ${whole}, ${other}`)
  taken.set(short, whole)
  return short
}
