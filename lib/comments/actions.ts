'use server'

import { serverAction } from '@/lib/action'
import * as say from './commands'
import * as decide from './decisions'
import {
  commentId,
  commentOnElementInput,
  commentOnPassageInput,
  decideInput,
  editInput,
  markThreadsReadInput,
  replyInput,
  suggestInput,
  threadId,
} from './input'

export const commentOnPassage = serverAction(commentOnPassageInput, {}, say.commentOnPassage)
export const commentOnElement = serverAction(commentOnElementInput, {}, say.commentOnElement)
export const suggest = serverAction(suggestInput, { as: ['coach', 'owner'] }, say.suggest)
export const reply = serverAction(replyInput, {}, say.reply)
export const editComment = serverAction(editInput, {}, say.editComment)
export const deleteComment = serverAction(commentId, {}, say.deleteComment)
export const resolveThread = serverAction(threadId, {}, decide.resolveThread)
export const reopenThread = serverAction(threadId, {}, decide.reopenThread)
export const askForNextSession = serverAction(threadId, {}, decide.askForNextSession)
export const withdrawQuestion = serverAction(threadId, {}, decide.withdrawQuestion)
export const decideSuggestion = serverAction(decideInput, { as: ['client'] }, decide.decideSuggestion)
export const markThreadsRead = serverAction(markThreadsReadInput, {}, decide.markThreadsRead)
