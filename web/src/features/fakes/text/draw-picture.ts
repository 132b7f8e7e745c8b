import type { Verdict } from '@veche/contract/fakes.ts'
import { fitText } from './picture-text.ts'

export type PictureWords = {
  verdict: Verdict
  verdictName: string
  claim: string
  /** «Что верно». */
  truthTitle: string
  truth: string
  footer: string
}

const SIDE = 1080
const EDGE = 80
const FONT = '"Golos Text Variable", "Golos Text", system-ui, sans-serif'
const LEADING = 1.24
/** Of the light theme: the picture leaves our screens and looks the same for everybody. */
const INK = { paper: '#ffffff', text: '#16202b', muted: '#4a5866', primary: '#1b4b7a', soft: '#fbf2ea' }
const BRONZE = '#b4622d'
const VERDICT_INK: Record<Verdict, string> = {
  fake: '#c62f23',
  distortion: '#a87000',
  true: '#2f8550',
  unconfirmed: '#6e749a',
  opinion: '#7d4cb5',
}

/** A square for networks: what is said, what we found, what is true. */
export async function drawPicture(words: PictureWords): Promise<Blob> {
  await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 48px ${FONT}`, 'Яя')))
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  drawHead(pen, words)
  drawTruth(pen, words)
  drawFoot(pen, words)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

type Pen = CanvasRenderingContext2D

function write(
  pen: Pen,
  text: string,
  {
    x,
    y,
    width,
    height,
    weight,
    sizes,
    ink,
  }: {
    x: number
    y: number
    width: number
    height: number
    weight: number
    sizes: readonly number[]
    ink: string
  },
): void {
  const fontOf = (size: number) => `${weight} ${size}px ${FONT}`
  const { size, lines } = fitText(text, { width, height, sizes, leading: LEADING }, (line, lineSize) => {
    pen.font = fontOf(lineSize)
    return pen.measureText(line).width
  })
  pen.font = fontOf(size)
  pen.fillStyle = ink
  pen.textBaseline = 'top'
  lines.forEach((line, index) => {
    pen.fillText(line, x, y + index * size * LEADING)
  })
}

function drawHead(pen: Pen, { verdict, verdictName, claim }: PictureWords): void {
  pen.fillStyle = INK.paper
  pen.fillRect(0, 0, SIDE, SIDE)
  pen.fillStyle = VERDICT_INK[verdict]
  pen.fillRect(0, 0, SIDE, 170)
  const line = { x: EDGE, width: SIDE - 2 * EDGE }
  write(pen, verdictName.toUpperCase(), {
    ...line,
    ...{ y: 52, height: 90, weight: 700, sizes: [64, 52, 42], ink: INK.paper },
  })
  write(pen, `«${claim}»`, {
    ...line,
    ...{ y: 220, height: 300, weight: 600, sizes: [60, 52, 46, 40, 36], ink: INK.text },
  })
}

function drawTruth(pen: Pen, { truthTitle, truth }: PictureWords): void {
  const top = 550
  const height = 380
  pen.fillStyle = INK.soft
  pen.fillRect(EDGE, top, SIDE - 2 * EDGE, height)
  pen.fillStyle = BRONZE
  pen.fillRect(EDGE, top, 10, height)
  const line = { x: EDGE + 50, width: SIDE - 2 * EDGE - 90 }
  write(pen, truthTitle, {
    ...line,
    ...{ y: top + 34, height: 50, weight: 600, sizes: [34], ink: INK.muted },
  })
  write(pen, truth, {
    ...line,
    ...{
      y: top + 92,
      height: height - 120,
      weight: 400,
      sizes: [56, 50, 44, 40, 36, 32, 28, 24],
      ink: INK.text,
    },
  })
}

function drawFoot(pen: Pen, { footer }: PictureWords): void {
  write(pen, footer, {
    ...{ x: EDGE, y: 980, width: SIDE - 2 * EDGE, height: 50 },
    ...{ weight: 600, sizes: [32, 28, 24], ink: INK.primary },
  })
}
