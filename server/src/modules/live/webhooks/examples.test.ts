/** What docs/operations/webhooks.md tells others to write checks what we sign, and nothing else. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { secretText, signatureHeaders } from './sign.ts'

const PAGE = readFileSync(new URL('../../../../../docs/operations/webhooks.md', import.meta.url), 'utf8')
const folder = mkdtempSync(path.join(tmpdir(), 'veche-webhooks-'))
afterAll(() => rmSync(folder, { recursive: true }))

function exampleIn(language: string): string {
  const [, code] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(PAGE) ?? []
  if (code === undefined) throw new Error(`no example in ${language}`)
  return code
}

const KEY = Buffer.from('a key of thirty-two bytes, a key')
const OTHER = Buffer.from('another key of thirty-two bytes!')
const AT = new Date('2026-11-24T09:00:00Z')
const BODY = '{"type":"question.appeared","data":{"number":7,"code":"освещение"}}'

type Asked = { headers: object; body: string; secret: string; now: number }
const RUN = {
  js(asked: Asked): boolean {
    const file = path.join(folder, 'verify.mjs')
    writeFileSync(
      file,
      `${exampleIn('js')}
const { headers, body, secret, now } = JSON.parse(process.argv[2])
console.log(verify(headers, body, secret, now))`,
    )
    return (
      execFileSync(process.execPath, [file, JSON.stringify(asked)], { encoding: 'utf8' }).trim() === 'true'
    )
  },
  python(asked: Asked): boolean {
    const file = path.join(folder, 'verify.py')
    writeFileSync(
      file,
      `${exampleIn('python')}

import json, sys
asked = json.loads(sys.argv[1])
print(verify(asked["headers"], asked["body"].encode(), asked["secret"], asked["now"]))`,
    )
    return execFileSync('python3', [file, JSON.stringify(asked)], { encoding: 'utf8' }).trim() === 'True'
  },
}

describe.each(['js', 'python'] as const)('the example in %s', (language) => {
  const check = (changes: Partial<Asked> = {}, keys: Buffer[] = [KEY]) =>
    RUN[language]({
      headers: signatureHeaders({ id: 'event-1', at: AT, body: BODY }, keys),
      ...{ body: BODY, secret: secretText(KEY), now: AT.getTime() / 1000 + 60 },
      ...changes,
    })

  it('takes what we signed, also beside another secret', () => {
    expect([check(), check({}, [OTHER, KEY])]).toEqual([true, true])
  })

  it('takes nothing that was changed, is old, or is signed by another', () => {
    expect(check({ body: `${BODY} ` })).toBe(false)
    expect(check({ now: AT.getTime() / 1000 + 301 })).toBe(false)
    expect(check({}, [OTHER])).toBe(false)
  })
})
