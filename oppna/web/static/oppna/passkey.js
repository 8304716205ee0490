// Tells the person when a key could not be used; the library only tells the console.
(function () {
  'use strict'
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    document.getElementById('passkey_fault').hidden = false
  })
})()
