/** "You are a coach." */
export const placeWords = { owner: 'the owner', coach: 'a coach', client: 'a client' } as const
