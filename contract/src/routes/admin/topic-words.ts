import {
  PreviewTopicWordsRequest,
  TopicWordsPreview,
  TopicWordsResponse,
  UpdateTopicWordsRequest,
} from '../../admin/topic-words.ts'
import { route } from '../route.ts'
import { CodeParams } from './places.ts'

export const TOPIC_WORDS_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/directory/topics/{code}/words',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Lists the words by which a topic is known',
    description: 'Those that came with the product, those of the region, and the last twenty versions.',
    params: CodeParams,
    response: TopicWordsResponse,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/directory/topics/{code}/words',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Changes the words by which a topic is known',
    description:
      'Fields left out stay. New questions are read by them within seconds, old suggestions stay. Rows that are no words are refused (400 `directory.topic_words_refused`), each with its reason.',
    params: CodeParams,
    body: UpdateTopicWordsRequest,
    response: TopicWordsResponse,
  }),
  preview: route({
    method: 'POST',
    path: '/api/directory/topics/{code}/words/preview',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Tells which suggestions other words would change',
    description:
      'Reads the newest 2,000 questions by the words in use and by these, for two seconds at most. Nothing is kept.',
    params: CodeParams,
    body: PreviewTopicWordsRequest,
    response: TopicWordsPreview,
  }),
} as const
