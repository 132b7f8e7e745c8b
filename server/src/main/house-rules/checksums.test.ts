/** A package that is carried by hand is checked by Debian's own programs, with nothing of ours. */
import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSigningKey, signFile, writeChecksums } from '../../../../scripts/lib/checksums.mjs'

let folder: string
const inFolder = (name: string) => path.join(folder, name)
const checkSums = () => spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder }).status
function checkSignature(): number | null {
  const args = [
    '-verify',
    '-rawin',
    '-pubin',
    '-inkey',
    'veche.pub',
    '-in',
    'SHA256SUMS',
    '-sigfile',
    'SHA256SUMS.sig',
  ]
  return spawnSync('openssl', ['pkeyutl', ...args], { cwd: folder }).status
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'veche-sums-'))
  const [made, list] = [inFolder('veche_1_amd64.deb'), inFolder('veche_1.cdx.json')]
  writeFileSync(made, 'a package')
  writeFileSync(list, '{}')
  execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', inFolder('release.key')])
  execFileSync('openssl', ['pkey', '-in', inFolder('release.key'), '-pubout', '-out', inFolder('veche.pub')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('is whole and signed as the documentation says to check it, and one changed byte shows', async () => {
  const sums = await writeChecksums([inFolder('veche_1_amd64.deb'), inFolder('veche_1.cdx.json')])
  signFile(sums, readSigningKey(inFolder('release.key')))
  expect([checkSums(), checkSignature()]).toEqual([0, 0])

  appendFileSync(inFolder('veche_1_amd64.deb'), '!')
  expect(checkSums()).toBe(1)
  appendFileSync(inFolder('SHA256SUMS'), '\n')
  expect(checkSignature()).toBe(1)
})

it('is not signed by a key of another kind, or by what is no key', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  writeFileSync(inFolder('rsa.key'), privateKey)
  const reading = (name: string) => () => readSigningKey(inFolder(name))
  expect(reading('rsa.key')).toThrow('rsa.key: a key of rsa, Ed25519 is needed')
  expect(reading('veche_1.cdx.json')).toThrow(/no private key in PEM/)
  expect(reading('none.key')).toThrow(/none\.key: .*ENOENT/)
})
