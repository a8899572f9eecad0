import type { NextConfig } from 'next'

const livePort = process.env.LIVE_PORT ?? '3001'

/** Headers that are the same for every answer; the ones that need a nonce are written by proxy.ts. */
const staticHeaders = [
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

const config: NextConfig = {
  distDir: process.env.WAYMARK_BUILD_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // One Yjs in the process: each bundle would bring its own, and documents of one are strangers to another.
  serverExternalPackages: ['yjs'],
  // `npm run check` holds every file to its types; a mistake in a test must not keep anyone from serving.
  typescript: { ignoreBuildErrors: true },
  // Route types are reached through next-env.d.ts, so that another build folder does not rewrite tsconfig.json.
  experimental: { strictRouteTypes: true },
  turbopack: {
    rules: { '*.woff2': { condition: { query: '?address' }, type: 'asset' } },
    resolveAlias: {
      'next/dist/compiled/buffer': { browser: './components/live/no-buffer.ts' },
    },
  },
  headers: async () => [{ source: '/:path*', headers: staticHeaders }],
  // Also carries the WebSocket upgrade. The target is fixed when the app is built.
  rewrites: async () => [
    { source: '/live', destination: `http://127.0.0.1:${livePort}/live` },
    { source: '/live/:path*', destination: `http://127.0.0.1:${livePort}/live/:path*` },
  ],
}

export default config
