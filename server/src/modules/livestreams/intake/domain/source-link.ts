/** Where the comments of a VK post or video stand, by its address as people have it. */
const LINK = /(?:^|\/|[?&][zw]=)(wall|video|clip|photo)(-?\d+)_(\d+)/u
const HOSTS = /(?:^|\.)(?:vk\.com|vk\.ru|vkvideo\.ru)$/u

export type VkPlace = { container: string; ownerId: string }

export function readVkLink(address: string): VkPlace | null {
  const { hostname, pathname, search } = new URL(address)
  if (!HOSTS.test(hostname)) return null
  const [, kind, ownerId, objectId] = LINK.exec(decodeURIComponent(`${pathname}${search}`)) ?? []
  if (kind === undefined || ownerId === undefined || objectId === undefined) return null
  return { container: `vk:${kind === 'clip' ? 'video' : kind}:${ownerId}_${objectId}`, ownerId }
}
