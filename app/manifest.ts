import type { MetadataRoute } from 'next'

/** Waymark as an app of its own on a phone or a desk. It opens where the person was last: at home, or at the plan. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Waymark',
    short_name: 'Waymark',
    description: 'Your vision plan, written with your coach.',
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f4f3ef',
    theme_color: '#f4f3ef',
    icons: [
      { src: '/icons/waymark-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/waymark-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/waymark-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
