/** The style that gives public pages their colour and emblem: of the region, and of the municipality a page is about. Pure. */
import { darkAccentOf } from '@veche/contract/rules/contrast.ts'
import { REGION_BRAND } from '@veche/contract/values/admin/brand.ts'

export type BrandLook = { municipalityCode: string | null; accent: string | null; mark: string | null }

/** After the style of the pages. The look for whoever sees badly keeps its two colours. */
export function writeBrandStyle(brands: readonly BrandLook[]): string {
  const [region, places] = [
    brands.filter(({ municipalityCode }) => municipalityCode === null),
    brands.filter(({ municipalityCode }) => municipalityCode !== null),
  ]
  return [...region, ...places].map((brand) => `${writeColours(brand)}${writeEmblem(brand)}`).join('')
}

export function emblemUrlOf({ municipalityCode, mark }: Omit<BrandLook, 'accent'>): string | null {
  return mark === null ? null : `/open/emblems/${municipalityCode ?? REGION_BRAND}?v=${mark}`
}

function rootOf({ municipalityCode }: BrandLook): string {
  return municipalityCode === null ? ':root' : `:root:has([data-place="${municipalityCode}"])`
}

function writeColours(brand: BrandLook): string {
  const { accent } = brand
  if (accent === null) return ''
  const root = `${rootOf(brand)}:not([data-sight="large"])`
  const dark = darkAccentOf(accent)
  return [
    `${root}{--primary:${accent};--link:${accent};--hero:${accent};--on-primary:#ffffff;--on-hero:#ffffff}\n`,
    '@media (prefers-color-scheme:dark){',
    `${root}{--primary:${dark};--link:${dark};--hero:#1a2733;--on-primary:#0c1c2c;--on-hero:#e7ecf2}}\n`,
  ].join('')
}

function writeEmblem(brand: BrandLook): string {
  const url = emblemUrlOf(brand)
  if (url === null) return ''
  return `${rootOf(brand)} .region::before{content:"";display:inline-block;width:1.75em;height:2em;margin-right:.5em;vertical-align:middle;background:url("${url}") center/contain no-repeat}\n`
}
