// Comfort only: without it the place is typed.
const line = document.querySelector('[data-locate-line]');
const button = document.querySelector('[data-locate]');
const says = document.querySelector('[data-locate-says]');
const point = document.querySelector('form[data-report] [name="point"]');
if (line && button && says && point && navigator.geolocation) {
  line.hidden = false;
  const filled = () => {
    says.textContent = 'Lokasi disertakan.';
    button.textContent = 'Hapus lokasi';
  };
  if (point.value !== '') filled();
  button.addEventListener('click', () => {
    if (point.value !== '') {
      point.value = '';
      says.textContent = 'Lokasi dihapus.';
      button.textContent = 'Sertakan lokasi saya';
      return;
    }
    says.textContent = 'Mencari lokasi…';
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        point.value = `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`;
        filled();
      },
      () => {
        says.textContent = 'Lokasi tidak terbaca. Tulis patokannya saja.';
      },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
}
