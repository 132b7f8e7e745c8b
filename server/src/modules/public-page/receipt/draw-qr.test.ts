import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawQr } from './draw-qr.ts'

async function read(svg: string): Promise<string> {
  const picture = sharp(Buffer.from(svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')), {
    density: 300,
  })
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })
}

it.each(['https://veche.region.example/ask/100007', `https://${'a'.repeat(60)}.example/ask/2147483647`])(
  'is read as it was written: %s',
  async (url) => {
    const { text } = drawQr(url, 'Адрес «страницы»')
    expect(await read(text)).toBe(url)
    expect(text.length).toBeLessThan(16_000)
    expect(text).toContain('aria-label="Адрес «страницы»"')
  },
)
