/** Cosignatures of witnesses (C2SP tlog-cosignature, type 0x04): a checkpoint and the time at which it was seen. */
import { type Bytes, bytesOf, join } from '../bytes/bytes.ts'
import type { VerifierKey } from './key.ts'
import { listSignaturesOf, type Note, type NoteSignature } from './note.ts'
import { isSignature, type Signer } from './sign.ts'

const TIME_BYTES = 8

/** `seconds`: since 1970, when the witness saw that the log had only grown. */
export async function cosign(text: string, signer: Signer, seconds: number): Promise<NoteSignature> {
  const time = new Uint8Array(TIME_BYTES)
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
  const signature = await signer.sign(messageOf(text, BigInt(seconds)))
  return { name: signer.key.name, keyId: signer.key.id, signature: join(time, signature) }
}

/** When this witness saw the checkpoint; null where it did not sign, or not this. */
export async function findWitnessed(note: Note, witness: VerifierKey): Promise<number | null> {
  for (const { signature } of listSignaturesOf(note, witness)) {
    if (signature.length <= TIME_BYTES) continue
    const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
    const message = messageOf(note.text, seconds)
    if (await isSignature(witness.publicKey, signature.slice(TIME_BYTES), message)) return Number(seconds)
  }
  return null
}

function messageOf(text: string, seconds: bigint): Bytes {
  return bytesOf(`cosignature/v1\ntime ${seconds}\n${text}`)
}
