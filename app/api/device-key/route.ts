import { answerDeviceKey } from '@/lib/auth/device-key'

export const GET = (request: Request) => answerDeviceKey(request)
