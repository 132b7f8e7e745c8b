/** Messages in MAX's words. */
import type { Attachment, Message } from './model.ts'
import type { World } from './world.ts'

export function presentUser({ state }: World, id: number): Record<string, unknown> {
  const bot = state.bots.get(String(id))
  if (bot) return { user_id: id, first_name: bot.name, name: bot.name, username: bot.username, is_bot: true }
  const resident = state.residents.get(String(id))
  const { firstName, lastName } = resident ?? { firstName: 'Удалённый', lastName: 'профиль' }
  return {
    ...{ user_id: id, first_name: firstName, last_name: lastName },
    ...{ name: `${firstName} ${lastName}`.trim(), is_bot: false },
  }
}

export function presentMessage(world: World, message: Message): Record<string, unknown> {
  const { mid, seq, chatId, postId, senderId, timestampMs, text, attachments, link } = message
  const chat = world.state.chats.get(String(chatId))
  const linked = link === null ? undefined : world.state.messages.get(link.mid)
  return {
    ...(senderId === null ? {} : { sender: presentUser(world, senderId) }),
    recipient: {
      chat_id: chatId,
      chat_type: chat?.type ?? 'chat',
      ...(postId === null ? {} : { post_id: postId }),
    },
    timestamp: timestampMs,
    // Only posts of channels have a public address.
    ...(chat?.type === 'channel' && postId === null && { url: `https://max.ru/c/${chatId}/${mid}` }),
    ...(link === null
      ? {}
      : { link: { type: link.type, message: { mid: link.mid, seq: linked?.seq ?? seq, text: link.text } } }),
    body:
      text === null
        ? null
        : {
            ...{ mid, seq, text },
            ...(attachments.length > 0 && {
              attachments: attachments.map((attachment) => presentAttachment(world, attachment)),
            }),
          },
  }
}

function presentAttachment(world: World, attachment: Attachment): Record<string, unknown> {
  switch (attachment.type) {
    case 'image': {
      const { photoId, token } = attachment
      return {
        type: 'image',
        payload: { photo_id: photoId, token, url: `${world.baseUrl()}/photo/${photoId}.png` },
      }
    }
    case 'file': {
      const { fileId, token, filename, size } = attachment
      const url = `${world.baseUrl()}/file/${fileId}`
      return { type: 'file', payload: { url, token, fileId }, filename, size }
    }
    case 'audio': {
      const { mediaId, token } = attachment
      return { type: 'audio', payload: { url: `${world.baseUrl()}/voice/${mediaId}.ogg`, token } }
    }
    case 'sticker': {
      const { mediaId, token } = attachment
      const url = `${world.baseUrl()}/photo/${mediaId}.png`
      return { type: 'sticker', payload: { url, code: token }, width: 128, height: 96 }
    }
    case 'location':
      return { ...attachment }
    case 'inline_keyboard':
      return { type: 'inline_keyboard', payload: { buttons: attachment.rows } }
  }
}
