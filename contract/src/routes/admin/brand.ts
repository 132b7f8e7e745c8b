import { z } from 'zod'
import { Brand, BrandsResponse, SaveBrandRequest } from '../../admin/brand.ts'
import { route } from '../route.ts'

const Code = z.object({ code: z.string().max(100) })
const shared = { permission: 'settings.manage', tag: 'system' } as const

export const BRAND_ROUTES = {
  list: route({
    ...shared,
    method: 'GET',
    path: '/api/brands',
    summary: 'Lists the looks of public pages',
    description: 'Of the region first, then of each municipality.',
    response: BrandsResponse,
  }),
  save: route({
    ...shared,
    method: 'PUT',
    path: '/api/brands/{code}',
    summary: 'Chooses the colour of a public page',
    description:
      'Refused (400, `brand.low_contrast`) where text in it could not be read. `region` in place of a code is the whole region. With `before` it is refused where somebody else has since chosen another.',
    params: Code,
    body: SaveBrandRequest,
    response: Brand,
  }),
  saveEmblem: route({
    ...shared,
    method: 'PUT',
    path: '/api/brands/{code}/emblem',
    summary: 'Brings an emblem',
    description:
      'PNG or SVG of at most 100 KB; PNG is drawn anew, of SVG only shapes and colours are kept. What cannot be read so is refused (400, `brand.emblem_unreadable`).',
    params: Code,
    response: Brand,
  }),
  deleteEmblem: route({
    ...shared,
    method: 'DELETE',
    path: '/api/brands/{code}/emblem',
    summary: 'Takes an emblem away',
    description: 'The page shows the name alone.',
    params: Code,
    response: Brand,
  }),
  emblem: route({
    method: 'GET',
    path: '/open/emblems/{code}',
    permission: null,
    tag: 'public pages',
    summary: 'Shows an emblem',
    description: 'Of the region or of a municipality; an empty 404 where there is none.',
    params: Code,
    query: z.object({ v: z.string().max(40).optional() }),
    produces: ['image/svg+xml', 'image/png'],
    isSelfChecked: true,
  }),
}
