'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

const theTwo = { as: ['owner', 'coach', 'client'] as const }

export const addTopic = serverAction(input.addTopicInput, theTwo, commands.addTopic)

export const changeTopic = serverAction(input.changeTopicInput, theTwo, commands.changeTopic)

export const takeTopicOff = serverAction(input.topicId, theTwo, commands.takeTopicOff)

export const putTopicBack = serverAction(input.topicId, theTwo, commands.putTopicBack)

export const orderTopics = serverAction(input.orderTopicsInput, theTwo, commands.orderTopics)

export const reachTopic = serverAction(input.reachTopicInput, theTwo, commands.reachTopic)
