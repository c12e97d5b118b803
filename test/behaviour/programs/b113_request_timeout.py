import requests


def fetch(url):
    return requests.get(url).text


def order(url, book):
    answer = requests.post(
        url,
        json={"book": book},  # one at a time
    )
    return answer.json()
