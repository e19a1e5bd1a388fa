let context: AudioContext | undefined

/** Two soft notes, made here: no file is fetched. Browsers let a page sound only after somebody has touched it; before that it is silent. */
export function playAlarm(volumePercent: number): void {
  const { userActivation } = navigator
  if (volumePercent === 0 || (userActivation !== undefined && !userActivation.hasBeenActive)) return
  context ??= new AudioContext()
  void context.resume()
  const at = context.currentTime
  note(context, 660, at, volumePercent)
  note(context, 880, at + 0.18, volumePercent)
  // For tests: what cannot be heard there can be counted.
  window.dispatchEvent(new CustomEvent('cityloop:sound'))
}

function note(audio: AudioContext, hertz: number, at: number, volumePercent: number): void {
  const tone = audio.createOscillator()
  const loudness = audio.createGain()
  tone.frequency.value = hertz
  tone.type = 'sine'
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime((volumePercent / 100) * 0.5, at + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.4)
  tone.connect(loudness).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 0.45)
}
