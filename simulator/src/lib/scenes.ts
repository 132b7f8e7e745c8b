/** Draws a few simple places, each broken and mended. Pure: gives a colour for every point of the field. */
export type Colour = readonly [red: number, green: number, blue: number]
export type Point = { x: number; y: number }
export type PhotoLabel = 'before' | 'after'
/** `act`: a signed sheet, for work that leaves nothing to look at. */
export type Scene = 'road' | 'lamp' | 'water' | 'waste' | 'snow' | 'house' | 'yard' | 'act'
type Look = { label: PhotoLabel; spot: Point }

export const FIELD = { width: 320, height: 240 }

const SKY: Colour = [168, 196, 222]
const NIGHT: Colour = [34, 40, 62]
const GRASS: Colour = [108, 138, 92]
const ROAD: Colour = [112, 114, 118]
const DARK: Colour = [52, 46, 42]
const PATCH: Colour = [74, 76, 80]
const STRIPE: Colour = [226, 226, 220]
const LIGHT: Colour = [250, 222, 140]
const POLE: Colour = [88, 92, 100]
const WALL: Colour = [204, 190, 166]
const STAIN: Colour = [134, 116, 92]
const WINDOW: Colour = [120, 150, 178]
const WATER: Colour = [92, 148, 206]
const STEEL: Colour = [150, 156, 164]
const TILE: Colour = [222, 228, 230]
const BIN: Colour = [52, 104, 74]
const BAG: Colour = [66, 62, 70]
const SNOW: Colour = [240, 244, 248]
const WOOD: Colour = [166, 108, 62]
const PAPER: Colour = [244, 242, 234]
const INK: Colour = [96, 100, 110]
const STAMP: Colour = [88, 104, 180]

type Paint = (point: Point, look: Look) => Colour

const SCENES: Record<Scene, Paint> = {
  road({ x, y }, { label, spot }) {
    if (y < 85) return SKY
    if (y < 120) return GRASS
    if (isRound({ x, y }, spot, { x: 34, y: 14 })) return label === 'before' ? DARK : PATCH
    return Math.abs(y - 137) < 3 && x % 48 < 26 ? STRIPE : ROAD
  },
  /** A street at night: the lamp is out, or it shines. */
  lamp({ x, y }, { label, spot }) {
    const isLit = label === 'after'
    if (Math.abs(x - spot.x) < 4 && y > 60 && y < 190) return POLE
    if (isRound({ x, y }, { x: spot.x, y: 56 }, { x: 14, y: 10 })) return isLit ? LIGHT : POLE
    const isInBeam = y > 62 && Math.abs(x - spot.x) < (y - 50) * 0.5
    if (y >= 190) return isLit && isInBeam ? STRIPE : DARK
    return isLit && isInBeam ? [92, 88, 84] : NIGHT
  },
  /** A tap: dry, or running. */
  water({ x, y }, { label, spot }) {
    const isPipe = Math.abs(y - 70) < 9 && x < spot.x + 12
    const isSpout = Math.abs(x - spot.x) < 12 && y >= 61 && y < 104
    if (isPipe || isSpout) return STEEL
    if (label === 'after' && Math.abs(x - spot.x) < 6 && y >= 104 && y < 196) return WATER
    if (y >= 190) return label === 'after' ? WATER : STEEL
    return x % 40 < 2 || y % 40 < 2 ? STEEL : TILE
  },
  /** A container with a heap beside it, or without. */
  waste({ x, y }, { label, spot }) {
    if (x > 30 && x < 120 && y > 110 && y < 190) return y < 122 ? DARK : BIN
    const heap = { x: 170 + spot.x / 3, y: 190 }
    if (label === 'before' && y < 196 && isRound({ x, y }, heap, { x: 62, y: 46 }))
      return (x + y) % 22 < 5 ? STEEL : BAG
    return y < 120 ? SKY : y < 150 ? GRASS : ROAD
  },
  snow({ x, y }, { label, spot }) {
    if (y < 85) return SKY
    const isPath = Math.abs(x - spot.x) < 20 + (y - 85) * 0.5
    if (label === 'after' && isPath) return ROAD
    return (x * 3 + y * 5 + spot.x) % 61 < 2 ? TILE : SNOW
  },
  /** A wall with a leak on it, or whole. */
  house({ x, y }, { label, spot }) {
    if (y < 30) return SKY
    if (y > 205) return GRASS
    if (x % 80 > 22 && x % 80 < 58 && y % 70 > 14 && y % 70 < 54) return WINDOW
    const leak = { x: spot.x, y: 60 }
    return label === 'before' && isRound({ x, y }, leak, { x: 26, y: 52 }) ? STAIN : WALL
  },
  /** A bench: broken down, or mended. */
  yard({ x, y }, { label, spot }) {
    const across = x - spot.x
    const isLeg = (Math.abs(across + 40) < 5 || Math.abs(across - 40) < 5) && y > 150 && y < 190
    const tilt = label === 'before' ? across * 0.45 : 0
    const isSeat = Math.abs(across) < 56 && Math.abs(y - 148 - tilt) < 7
    const isBack = label === 'after' && Math.abs(across) < 56 && Math.abs(y - 112) < 6
    if (isSeat || isBack) return WOOD
    if (isLeg) return POLE
    return y < 90 ? SKY : GRASS
  },
  act({ x, y }, { spot }) {
    if (x < 70 || x > 250 || y < 14 || y > 226) return WOOD
    if (isRing({ x, y }, { x: 200, y: 190 }, 22)) return STAMP
    const lineEnd = 236 - ((Math.floor(y / 16) * 17 + spot.x * 3) % 46)
    return y > 36 && y < 170 && y % 16 < 4 && x > 86 && x < lineEnd ? INK : PAPER
  },
}

export function paint(scene: Scene, point: Point, look: Look): Colour {
  return SCENES[scene](point, look)
}

function isRound({ x, y }: Point, centre: Point, radius: Point): boolean {
  return ((x - centre.x) / radius.x) ** 2 + ((y - centre.y) / radius.y) ** 2 < 1
}

function isRing({ x, y }: Point, centre: Point, radius: number): boolean {
  return Math.abs(Math.hypot(x - centre.x, y - centre.y) - radius) < 3
}
