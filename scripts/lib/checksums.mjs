import { createHash, createPrivateKey, sign } from 'node:crypto'
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Beside the files, in the form that `sha256sum --check` reads; gives its path. */
export async function writeChecksums(files) {
  const lines = []
  for (const file of files) lines.push(`${await sha256Of(file)}  ${path.basename(file)}\n`)
  const sums = path.join(path.dirname(files[0]), 'SHA256SUMS')
  writeFileSync(sums, lines.join(''))
  return sums
}

/** Of a PEM file. Another kind than Ed25519 is refused: with it the words of the documentation would verify nothing. */
export function readSigningKey(file) {
  const key = readPrivateKey(file)
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`${file}: a key of ${key.asymmetricKeyType}, Ed25519 is needed`)
  return key
}

function readPrivateKey(file) {
  try {
    return createPrivateKey(readFileSync(file))
  } catch (error) {
    throw new Error(`${file}: no private key in PEM can be read there (${error.code ?? error.message})`)
  }
}

/** `FILE.sig`, which `openssl pkeyutl -verify -rawin` reads; gives its path. */
export function signFile(file, key) {
  const signature = `${file}.sig`
  writeFileSync(signature, sign(null, readFileSync(file), key))
  return signature
}

async function sha256Of(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
