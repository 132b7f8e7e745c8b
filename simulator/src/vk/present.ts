/** Our rows as VK's objects. */
import { VOICE_SECONDS } from '../lib/voice.ts'
import type { Attachment, Comment, Community, Post, Resident, Surface } from './model.ts'
import { threadKey } from './state.ts'
import type { World } from './world.ts'

const PICTURE = { width: 604, height: 453 }

export function presentCommunity(world: World, community: Community) {
  return {
    id: community.id,
    name: community.name,
    screen_name: community.screenName,
    is_closed: 0,
    type: 'page',
    photo_50: `${world.baseUrl()}/avatar/-${community.id}.svg`,
    photo_100: `${world.baseUrl()}/avatar/-${community.id}.svg`,
    photo_200: `${world.baseUrl()}/avatar/-${community.id}.svg`,
  }
}

export function presentResident(world: World, resident: Resident, fields: readonly unknown[]) {
  const extra = {
    sex: resident.sex,
    screen_name: resident.screenName,
    photo_50: `${world.baseUrl()}/avatar/${resident.id}.svg`,
    photo_100: `${world.baseUrl()}/avatar/${resident.id}.svg`,
  }
  return {
    id: resident.id,
    first_name: resident.firstName,
    last_name: resident.lastName,
    is_closed: false,
    can_access_closed: true,
    ...Object.fromEntries(Object.entries(extra).filter(([name]) => fields.includes(name))),
  }
}

/** Lists the residents and communities behind these ids, for the `extended` form of an answer. */
export function presentAuthors(world: World, ids: readonly number[], fields: readonly unknown[]) {
  const unique = [...new Set(ids)]
  const profiles = unique.flatMap((id) => {
    const resident = world.state.residents.get(String(id))
    return resident ? [presentResident(world, resident, fields)] : []
  })
  const groups = unique.flatMap((id) => {
    const community = world.state.communities.get(String(-id))
    return community ? [presentCommunity(world, community)] : []
  })
  return { profiles, groups }
}

function presentAttachment(world: World, attachment: Attachment, date: number) {
  const { type, id, ownerId, url } = attachment
  const key = `${ownerId}_${id}`
  switch (type) {
    case 'photo': {
      const size = { ...PICTURE, type: 'x', url: `${world.baseUrl()}/photo/${key}.png` }
      return {
        type,
        photo: { id, owner_id: ownerId, album_id: -3, date, has_tags: false, text: '', sizes: [size] },
      }
    }
    case 'video':
      return { type, video: { id, owner_id: ownerId, title: 'Видео' } }
    case 'doc':
      return { type, doc: { id, owner_id: ownerId, title: `${key}.pdf`, size: 0, ext: 'pdf', date, type: 1 } }
    case 'audio_message': {
      const link = `${world.baseUrl()}/voice/${key}.ogg`
      const heard = { duration: VOICE_SECONDS, waveform: [], link_ogg: link, link_mp3: link }
      return { type, audio_message: { id, owner_id: ownerId, access_key: 'demo', ...heard } }
    }
    case 'sticker': {
      const image = { url: `${world.baseUrl()}/photo/${key}.png`, width: 128, height: 96 }
      const images = [image]
      return {
        type,
        sticker: {
          inner_type: 'base_sticker_new',
          product_id: 1,
          sticker_id: id,
          images,
          images_with_background: images,
        },
      }
    }
    case 'link':
      return { type, link: { url: url ?? world.baseUrl(), title: url ?? '' } }
  }
}

export const presentAttachments = (world: World, row: { attachments: Attachment[]; date: number }) =>
  row.attachments.map((attachment) => presentAttachment(world, attachment, row.date))

export function presentPost(world: World, post: Post) {
  const count = listComments(world, { groupId: post.groupId, surface: 'wall', objectId: post.id }).length
  const canPost = post.areCommentsClosed ? 0 : 1
  return {
    id: post.id,
    owner_id: -post.groupId,
    from_id: post.fromId,
    date: post.date,
    post_type: post.postType,
    text: post.text,
    attachments: presentAttachments(world, post),
    comments: { count, can_post: canPost, groups_can_post: canPost === 1 },
    is_favorite: false,
    marked_as_ads: 0,
  }
}

/** Lists those that are not deleted. */
export function listComments(
  world: World,
  place: { groupId: number; surface: Surface; objectId: number },
): Comment[] {
  return world.state.comments.inGroup(threadKey(place)).filter((comment) => comment.deleterId === null)
}

/** Gives the comment as it is on its wall or under its video. */
export function presentComment(world: World, comment: Comment) {
  const { replyToId, groupId, surface, objectId } = comment
  const answered = replyToId === null ? null : findComment(world, { ...comment, id: replyToId })
  return {
    id: comment.id,
    from_id: comment.fromId,
    date: comment.date,
    text: comment.deleterId === null ? comment.text : '',
    ...(surface === 'wall' ? { post_id: objectId } : {}),
    owner_id: -groupId,
    parents_stack: comment.threadId === null ? [] : [comment.threadId],
    ...(answered ? { reply_to_user: answered.fromId, reply_to_comment: answered.id } : {}),
    ...(comment.attachments.length > 0 ? { attachments: presentAttachments(world, comment) } : {}),
    ...(comment.deleterId === null ? {} : { deleted: true }),
  }
}

export function findComment(
  world: World,
  place: { groupId: number; surface: Surface; objectId: number; id: number },
): Comment | null {
  const comments = world.state.comments
  const key =
    place.surface === 'wall'
      ? `${place.groupId}:wall:${place.id}`
      : `${place.groupId}:${place.surface}:${place.objectId}:${place.id}`
  return comments.get(key) ?? null
}
