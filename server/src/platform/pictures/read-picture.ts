/**
 * Measures a picture that a stranger made and makes its thumbnail. It is unpacked within bounds and by one thread at
 * a time.
 */
import { inTurn, loadSharp, type Sharp } from './sharp-library.ts'

export type PictureFacts = { width: number; height: number; thumbnail: Buffer | null }

const LONG_SIDE = 480
const QUALITY = 75
const SECONDS = 20

/** Gives null when the picture cannot be read. Over `mostPixels` it is measured and not unpacked. */
export async function readPicture(bytes: Buffer, mostPixels: number): Promise<PictureFacts | null> {
  const draw = await loadSharp()
  const size = await measure(draw, bytes)
  if (!size) return null
  if (size.width * size.height > mostPixels) return { ...size, thumbnail: null }
  const picture = draw(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
  return { ...size, thumbnail: await inTurn(() => shrink(picture)) }
}

/** Gives the sides as a person sees them, after the picture is turned as its camera was held. */
async function measure(draw: Sharp, bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    const { autoOrient } = await draw(bytes, { limitInputPixels: false }).metadata()
    return { width: autoOrient.width, height: autoOrient.height }
  } catch {
    return null
  }
}

/** The thumbnail holds no place, camera or colour profile, because sharp writes them only when asked. */
async function shrink(picture: ReturnType<Sharp>): Promise<Buffer | null> {
  try {
    return await picture
      .autoOrient()
      .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: SECONDS })
      .toBuffer()
  } catch {
    // The picture is broken or of a kind that this build does not unpack, so it is kept as it came.
    return null
  }
}
