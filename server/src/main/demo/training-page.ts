/** A page in the emulated network that nobody has connected: an administrator tries the wizard on it. */
export const TRAINING_PAGE = {
  network: 'vk' as const,
  name: 'Учебная страница',
  externalId: '210000017',
  credentials: {
    community: 'vk1.a.training-page-community-key',
    service: 'vk1.a.training-page-service-key',
  },
}
