import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 4180}`

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', chunkSizeWarningLimit: 1500, sourcemap: false },
  server: {
    port: 5173,
    proxy: { '/api': { target: server, ws: true, changeOrigin: false }, '/public': { target: server } }
  }
})
