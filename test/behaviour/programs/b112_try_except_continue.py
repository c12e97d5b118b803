def prices(rows):
    found = []
    for row in rows:
        try:
            found.append(int(row["price"]))
        except Exception:
            continue
    return found
