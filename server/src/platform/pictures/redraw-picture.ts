/** Draws a picture anew from its pixels alone, so that nothing else of its file stays in it. */
import { inTurn, loadSharp } from './sharp-library.ts'

const MOST_PIXELS = 60_000_000
const SECONDS = 20
const QUALITY = 80

type Drawing = {
  as: 'png' | 'webp'
  longSide: number
  /** Of a drawing, which has no size of its own. */
  mayEnlarge?: boolean
}

/** Turns the picture as its camera was held. Gives null when it cannot be read or is too large to unpack. */
export async function redrawPicture(
  bytes: Buffer,
  { as, longSide, mayEnlarge = false }: Drawing,
): Promise<Buffer | null> {
  const draw = await loadSharp()
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const
  try {
    return await inTurn(() => {
      const picture = draw(bytes, options)
        .autoOrient()
        .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: !mayEnlarge })
        .timeout({ seconds: SECONDS })
      return (as === 'png' ? picture.png() : picture.webp({ quality: QUALITY })).toBuffer()
    })
  } catch {
    return null
  }
}
