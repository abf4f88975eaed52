import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** In development the pages come from here and everything below /api from the server, live documents included. */
const server = process.env['CARTIF_SERVER'] ?? 'http://127.0.0.1:4180'

export default defineConfig({
  plugins: [react()],
  /** Two copies of one of these would not recognise each other's documents. */
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', '@tiptap/core', '@tiptap/pm', 'react', 'react-dom'] },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: server, ws: true } } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    rolldownOptions: {
      output: {
        advancedChunks: {
          groups: [
            { name: 'react', test: /node_modules\/(\.pnpm\/)?(react|react-dom|react-router|scheduler|@tanstack)[@/+]/ },
            { name: 'interface', test: /node_modules\/(\.pnpm\/)?(@mantine|@floating-ui|@tabler)[@/+]/ }
          ]
        }
      }
    }
  }
})
