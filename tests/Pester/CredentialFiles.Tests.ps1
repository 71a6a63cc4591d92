<#
Files that contain secrets: which files are written, which are refused and not changed, and what happens if two commands
use the same file or the disk is full.
#>
BeforeAll {
    $isRoot = -not $IsWindows -and (id -u) -eq '0'
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $header = 'User name,Password,Access key ID,Secret access key,Console login link'

    # The properties of a refused file that must not change. PowerShell treats a pipe as a regular file, and would wait
    # for its end.
    function Get-Evidence([string] $Path) {
        $mode = if ($IsWindows) { '-' } else { -split (ls -ldn $Path) | Select-Object -First 3 }
        $content = if ("$mode"[0] -eq '-') { [Convert]::ToHexString([IO.File]::ReadAllBytes($Path)) }
        "$mode $((Get-Item -LiteralPath $Path -Force).LinkTarget) $content"
    }

    function New-Path([string] $Extension = 'csv') {
        Join-Path $TestDrive "$([guid]::NewGuid()).$Extension"
    }

    # Returns all rows of a file. Each row must be complete: a password has its sign-in page, and a key its secret.
    function Get-WholeRow([string] $Path) {
        [IO.File]::ReadAllText($Path) | Should -Match '\r\n\z'
        foreach ($row in Import-Csv -LiteralPath $Path) {
            $row.'Console login link' |
                Should -BeLike ($row.Password ? 'https://*/console' : '') -Because $row.'User name'
            $row.'Secret access key' | Should -Match ($row.'Access key ID' ? '^.{40}$' : '^$') -Because $row.'User name'
            $row.Password + $row.'Access key ID' | Should -Not -BeNullOrEmpty -Because $row.'User name'
            $row
        }
    }

    # The other files in the folder of a file: journals, locks and incomplete files.
    function Get-Companion([string] $Path) {
        (Get-ChildItem -Path "${Path}?*" -Force).Name
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'A credentials file' {
    BeforeEach {
        $null = Start-AdminSandbox
        $path = New-Path
    }

    It 'is refused and not changed if it is a different kind of file: <Name>' -ForEach @(
        @{ Name = 'one line'; Text = 'the only copy' }
        @{ Name = 'one line with its end'; Text = "the only copy`n" }
        @{ Name = 'several lines, the last one open'; Text = "a`nb`nc" }
        @{ Name = 'an empty line'; Text = "`n" }
        @{ Name = 'a byte order mark'; Text = [string] [char] 0xFEFF }
        @{ Name = 'the beginning of the header'; Text = 'User name,Pass' }
        @{ Name = 'the form without keys'; Text = "User name,Password,Console sign-in URL`r`nx,y,z`r`n" }
        @{
            Name = 'another delimiter'
            Text = "User name;Password;Access key ID;Secret access key;Console login link`r`nx;y;;;z`r`n"
        }
        @{
            Name = 'a row with too few values'
            Text = "User name,Password,Access key ID,Secret access key,Console login link`r`nalice,x"
        }
        @{
            Name = 'a quoted value that does not end'
            Text = "User name,Password,Access key ID,Secret access key,Console login link`r`nalice,`"x,,,"
        }
    ) {
        [IO.File]::WriteAllText($path, $Text)
        if (-not $IsWindows) { chmod 644 $path }
        $before = Get-Evidence $path

        $problem = { New-AdminUser alice -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FileExists ResourceExists $path"
        Get-Evidence $path | Should -Be $before
        Get-Companion $path | Should -BeNullOrEmpty
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'is refused when it is not UTF-8' {
        [IO.File]::WriteAllBytes(
            $path, [Text.Encoding]::Latin1.GetBytes("$header`r`nalice,Gr$([char]0xFC)n,,,https://x/console`r`n"))
        $before = Get-Evidence $path

        $problem = { New-AdminUser bob -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FileExists ResourceExists $path"
        "$problem" | Should -Match 'UTF-8'
        Get-Evidence $path | Should -Be $before
    }

    It 'keeps all rows of a file that an editor saved: <Name>' -ForEach @(
        @{
            Name = 'without the last line break'
            Text = "HEADER`r`nalice,p1,,,https://x/console`r`nbob,p2,,,https://x/console"
        }
        @{ Name = 'with line feeds only'; Text = "HEADER`nalice,p1,,,https://x/console`nbob,p2,,,https://x/console`n" }
        @{
            Name = 'with line feeds only, the last one missing'
            Text = "HEADER`nalice,p1,,,https://x/console`nbob,p2,,,https://x/console"
        }
        @{
            Name = 'with a byte order mark'
            Text = "$([char]0xFEFF)HEADER`r`nalice,p1,,,https://x/console`r`nbob,p2,,,https://x/console"
        }
        @{ Name = 'with quotes around everything'
            Text = '"User name","Password","Access key ID","Secret access key","Console login link"' +
            "`r`n`"alice`",`"p1`",`"`",`"`",`"https://x/console`"`r`n`"bob`",`"p2`",`"`",`"`",`"https://x/console`"" }
        @{
            Name = 'with another sign-in page and empty rows'
            Text = "HEADER`r`nalice,p1,,,elsewhere`r`n,,,,`r`nbob,p2,,,elsewhere`r`n,,,,"
        }
    ) {
        [IO.File]::WriteAllText($path, $Text.Replace('HEADER', $header))

        $user = New-AdminUser carol -GeneratePassword -CredentialPath $path -WarningAction SilentlyContinue

        $rows = Import-Csv -LiteralPath $path | Where-Object 'User name'
        $rows.'User name' | Should -Be 'alice', 'bob', 'carol'
        $rows.Password | Should -BeExactly 'p1', 'p2', (ConvertFrom-SecureString $user.Password -AsPlainText)
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'is continued after the row of an older password with a line break' {
        [IO.File]::WriteAllText($path, "$header`r`nalice,`"two`nlines`",,,https://x/console`r`n")

        $null = New-AdminUser bob -GeneratePassword -CredentialPath $path -WarningAction SilentlyContinue

        $rows = Import-Csv -LiteralPath $path
        $rows.'User name' | Should -Be 'alice', 'bob'
        $rows[0].Password | Should -BeExactly "two`nlines"
    }

    It 'may be empty' {
        $null = New-Item $path
        $null = New-AdminUser alice -GeneratePassword -CredentialPath $path -WarningAction SilentlyContinue

        (Import-Csv -LiteralPath $path).'User name' | Should -Be alice
    }

    It 'loses only the row that its journal proves to be truncated: <Row>' -ForEach @(
        @{ Row = 'ali' }
        @{ Row = 'alice,Pw-1-lon,' }
        @{ Row = 'alice,"Pw-1-long""#ü;",AKIA1,s/1' }
        @{ Row = 'alice,"Pw-1-long""#ü;",AKIA1,s/1,https://1234' }
    ) {
        $entries = '{"User":"alice","Password":"Pw-1-long\u0022#\u00fc;","KeyStarted":null,"KeyId":null,"Secret":null}',
            '{"User":"alice","Password":null,"KeyStarted":null,"KeyId":"AKIA1","Secret":"s/1"}'
        $isProven = -not $Row.StartsWith('alice,P')
        [IO.File]::WriteAllText($path, "$header`r`nbob,p2,,,https://x/console`r`n$Row")
        [IO.File]::WriteAllText("$path.journal", "$($entries -join "`n")`n{`"User`":`"ali")
        $before = (Get-Evidence $path), (Get-Evidence "$path.journal")

        if ($isProven) {
            $user = New-AdminUser alice -GeneratePassword -CredentialPath $path -WarningAction SilentlyContinue
            ConvertFrom-SecureString $user.Password -AsPlainText | Should -BeExactly 'Pw-1-long"#ü;'
            $rows = Import-Csv -LiteralPath $path
            $rows.'User name' | Should -Be 'bob', 'alice'
            $rows[1].Password | Should -BeExactly 'Pw-1-long"#ü;'
            Get-Companion $path | Should -BeNullOrEmpty
        }
        else {
            { New-AdminUser alice -GeneratePassword -CredentialPath $path } | Should -Throw -ErrorId 'FileExists,*'
            (Get-Evidence $path), (Get-Evidence "$path.journal") | Should -Be $before
        }
    }

    It 'keeps a whole last row without its line break beside a journal' {
        [IO.File]::WriteAllText($path, "$header`r`nalice,p1,,,https://1.signin.aws.amazon.com/console")
        [IO.File]::WriteAllText(
            "$path.journal", '{"User":"alice","Password":"p1","KeyStarted":null,"KeyId":null,"Secret":null}' + "`n")

        $null = New-AdminUser bob -GeneratePassword -CredentialPath $path -WarningAction SilentlyContinue

        (Import-Csv -LiteralPath $path).'User name' | Should -Be 'alice', 'bob'
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'gets the password that a killed run planned for a new user with the name of an old one' {
        [IO.File]::WriteAllText($path, "$header`r`nalice,of-the-first-alice,,,https://x/console`r`n")
        [IO.File]::WriteAllText(
            "$path.journal",
            '{"User":"alice","Password":"Planned-1-password","KeyStarted":null,"KeyId":null,"Secret":null}' + "`n")
        $null = New-AdminUser alice -Password Planned-1-password

        $null = New-AdminUser alice -GeneratePassword -Ensure -CredentialPath $path -WarningAction SilentlyContinue

        (Import-Csv -LiteralPath $path).Password | Should -BeExactly 'of-the-first-alice', 'Planned-1-password'
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'is refused if its journal is a different kind of file: <Text>' -ForEach @(
        @{ Text = 'my journal' }, @{ Text = "Dear diary,`n" }, @{ Text = "{`"User`":`"alice`"}`nDear diary" },
        @{ Text = '{"name":1}' }
    ) {
        [IO.File]::WriteAllText("$path.journal", $Text)
        $before = Get-Evidence "$path.journal"

        $problem = { New-AdminUser alice -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "JournalUnreadable WriteError $path.journal"
        Get-Evidence "$path.journal" | Should -Be $before
        $path | Should -Not -Exist
        "$path.lock" | Should -Not -Exist
    }

    It 'that belongs to this user becomes private, with a warning' -Skip:$IsWindows {
        [IO.File]::WriteAllText($path, "$header`r`n")
        chmod 666 $path
        $null = New-AdminUser alice -GeneratePassword -CredentialPath $path -WarningVariable warnings `
            -WarningAction SilentlyContinue

        (Get-Item -LiteralPath $path).UnixMode | Should -Be '-rw-------'
        "$warnings" | Should -Match 'was readable by other users of this computer'
    }

    It 'that belongs to another user is refused: <Suffix>' `
        -ForEach @(@{ Suffix = '' }, @{ Suffix = '.journal' }, @{ Suffix = '.lock' }) {
        if (-not $isRoot) {
            Set-ItResult -Skipped -Because 'only root can give a file to another user'
            return
        }

        $file = "$path$Suffix"
        [IO.File]::WriteAllText($file, $(if ($Suffix) { '' } else { "$header`r`n" }))
        chown 12345 $file
        $before = Get-Evidence $file

        $problem = { New-AdminUser alice -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FileNotOwned PermissionDenied $file"
        Get-Evidence $file | Should -Be $before
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'is refused if it is not a regular file: <Kind> <Suffix>' -Skip:$IsWindows -ForEach (
        'link', 'open link', 'pipe' |
            ForEach-Object { $kind = $_; '', '.journal', '.lock' | ForEach-Object { @{ Kind = $kind; Suffix = $_ } } }
    ) {
        $target = New-Path
        $file = "$path$Suffix"
        [IO.File]::WriteAllText($target, $(if ($Suffix) { '' } else { "$header`r`n" }))
        chmod 644 $target
        switch ($Kind) {
            'link' { ln -s $target $file }
            'open link' { ln -s "$target.none" $file }
            'pipe' { mkfifo -m 644 $file }
        }
        $before = (Get-Evidence $file), (Get-Evidence $target)

        $problem = { New-AdminUser alice -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "NotRegularFile WriteError $file"
        (Get-Evidence $file), (Get-Evidence $target) | Should -Be $before
        "$target.none" | Should -Not -Exist
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'has a lock of its own' {
        Set-Content -LiteralPath "$path.lock" 'mine'
        $problem = { New-AdminUser alice -GeneratePassword -CredentialPath $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FileExists ResourceExists $path.lock"
        Get-Content -LiteralPath "$path.lock" | Should -Be mine
    }

    It 'uses the lock that a killed process left' {
        $null = New-Item "$path.lock"
        $null = New-AdminUser alice -GeneratePassword -CredentialPath $path

        Get-Companion $path | Should -BeNullOrEmpty
    }
}

Describe 'Export-AdminCredential -Path' {
    BeforeEach {
        $null = Start-AdminSandbox
        $path = New-Path
    }

    It 'refuses anything but a regular file, even with -Force: <Kind>' -Skip:$IsWindows -ForEach @{ Kind = 'link' },
        @{ Kind = 'open link' }, @{ Kind = 'pipe' } {
        $target = New-Path
        Set-Content -LiteralPath $target 'the only copy'
        switch ($Kind) {
            'link' { ln -s $target $path }
            'open link' { ln -s "$target.none" $path }
            'pipe' { mkfifo $path }
        }
        $before = (Get-Evidence $path), (Get-Evidence $target)

        foreach ($force in $false, $true) {
            $problem = { New-AdminUser alice -GeneratePassword | Export-AdminCredential $path -Force:$force } |
                Should -Throw -PassThru
            $problem | Format-Problem | Should -Be "NotRegularFile WriteError $path"
        }

        (Get-Evidence $path), (Get-Evidence $target) | Should -Be $before
        "$target.none" | Should -Not -Exist
        Get-AdminUser | Should -BeNullOrEmpty
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'refuses a device, even with -Force' {
        if ($isRoot) { mknod $path c 1 3 2>$null }
        if (-not $isRoot -or $LASTEXITCODE -ne 0) {
            Set-ItResult -Skipped -Because 'only root can create a device'
            return
        }

        { New-AdminUser alice -GeneratePassword | Export-AdminCredential $path -Force } |
            Should -Throw -ErrorId 'NotRegularFile,*'
        Get-Evidence $path | Should -BeLike 'c*'
    }

    It 'refuses a file that belongs to another user, even with -Force' {
        if (-not $isRoot) {
            Set-ItResult -Skipped -Because 'only root can give a file to another user'
            return
        }

        Set-Content -LiteralPath $path 'the only copy'
        chown 12345 $path
        $before = Get-Evidence $path

        { New-AdminUser alice -GeneratePassword | Export-AdminCredential $path -Force } |
            Should -Throw -ErrorId 'FileNotOwned,*'
        Get-Evidence $path | Should -Be $before
    }

    It 'keeps a password with a line break that another command set' {
        $row = [pscustomobject]@{
            UserName = 'alice'; Password = ConvertTo-SecureString " two`r`nlines " -AsPlainText -Force
        }
        $row | Export-AdminCredential $path

        (Import-Csv -LiteralPath $path).Password | Should -BeExactly " two`r`nlines "
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'gets columns for keys with the first key' {
        $users = @('alice', 'bob' | New-AdminUser -GeneratePassword) + @(New-AdminUser carol -ProgrammaticAccess) +
            @(New-AdminUser dave -GeneratePassword)
        $users | Export-AdminCredential $path

        (Get-Content -LiteralPath $path)[0] | Should -BeExactly $header
        $rows = Import-Csv -LiteralPath $path
        $rows.'User name' | Should -Be 'alice', 'bob', 'carol', 'dave'
        $rows[0].Password | Should -BeExactly (ConvertFrom-SecureString $users[0].Password -AsPlainText)
        $rows[2].'Access key ID' | Should -Be $users[2].AccessKeyId
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'reports where the secrets are if another program has created a file of that name' {
        $problem = {
            'alice', 'bob' | New-AdminUser -GeneratePassword |
                ForEach-Object { $_; Set-Content -LiteralPath $path 'taken' } | Export-AdminCredential $path
        } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "CredentialFileFailed WriteError $path"
        "$problem" | Should -Match "Saved in '(?<part>.*\.part)': the secrets of 'alice', 'bob'\."
        $null = "$problem" -match "Saved in '(?<part>.*\.part)'"
        (Import-Csv -LiteralPath $Matches.part).'User name' | Should -Be 'alice', 'bob'
        Get-Content -LiteralPath $path | Should -Be 'taken'
    }

    It 'also reports it if the pipeline ended early' {
        $script = @"
            Import-Module `$module
            `$url = '$((Get-AdminSandbox).EndpointUrl)'
            `$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl `$url
            try {
                'alice' | New-AdminUser -GeneratePassword |
                    ForEach-Object { `$_; Set-Content '$path' taken; throw 'enough' } | Export-AdminCredential '$path'
            }
            catch { "`$_" }
"@
        $child = Invoke-ChildPowerShell $script

        $child.Output | Should -Match 'enough'
        "$($child.Output) $($child.Error)" | Should -Match "Saved in '.*\.part': the secrets of 'alice'"
    }
}

Describe 'User names that a spreadsheet treats as formulas' {
    BeforeAll {
        $null = Start-AdminSandbox
        $names = '=1+1', '+plus', '-minus', '@at', 'a=b'
        function Assert-Warning([object[]] $Warnings) {
            $about = @($Warnings -match 'formula')
            $about.Count | Should -Be 1
            "$about" | Should -Match "'=1\+1', '\+plus', '-minus', '@at'\."
        }
    }

    It 'cause one warning of Export-AdminCredential' {
        $names | New-AdminUser -GeneratePassword |
            Export-AdminCredential (New-Path) -WarningVariable warnings -WarningAction SilentlyContinue
        Assert-Warning $warnings
    }

    It 'cause one warning of New-AdminUser -CredentialPath, and none if nothing is written' {
        Get-AdminUser | Remove-AdminUser -Confirm:$false
        $quiet = @{ WarningVariable = 'warnings'; WarningAction = 'SilentlyContinue' }
        $null = $names | New-AdminUser -GeneratePassword -CredentialPath (New-Path) @quiet
        Assert-Warning $warnings
        $null = $names | New-AdminUser -GeneratePassword -Ensure -CredentialPath (New-Path) @quiet
        $warnings -match 'formula' | Should -BeNullOrEmpty
    }
}

Describe 'Two commands and one file' {
    BeforeEach {
        $null = Start-AdminSandbox -Latency 00:00:00.020
        $path = New-Path

        # Starts a PowerShell that writes a line when it has reserved the file, and waits for a line before it ends.
        function Start-Holder([string] $Command) {
            $script = @"
                `$ErrorActionPreference = 'Stop'
                `$ProgressPreference = 'SilentlyContinue'
                Import-Module '$(Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1'))'
                `$url = '$((Get-AdminSandbox).EndpointUrl)'
                `$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl `$url
                $Command
"@
            $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
            $start = New-PowerShellStart '-NoProfile', '-OutputFormat', 'Text', '-EncodedCommand', $encoded
            $start.RedirectStandardOutput = $start.RedirectStandardInput = $start.RedirectStandardError = $true
            [Diagnostics.Process]::Start($start)
        }

        $names = { param($prefix) 1..30 | ForEach-Object { "$prefix$_" } }
        $wait = 'ForEach-Object -Begin { $first = $true } { $_; if ($first) { $first = $false; ' +
            '[Console]::WriteLine("claimed"); $null = [Console]::ReadLine() } }'
    }

    AfterEach {
        $holder | Where-Object { -not $_.HasExited } | ForEach-Object Kill
    }

    It 'refuse the second process: <First>, <Second>' -ForEach @(
        @{ First = 'New-AdminUser'; Second = 'New-AdminUser' }
        @{ First = 'New-AdminUser'; Second = 'Export-AdminCredential' }
        @{ First = 'Export-AdminCredential'; Second = 'Export-AdminCredential' }
        @{ First = 'Export-AdminCredential'; Second = 'New-AdminUser' }
    ) {
        $holder = Start-Holder $(if ($First -eq 'New-AdminUser') {
                "'$((& $names a) -join "','")' | New-AdminUser -GeneratePassword -ProgrammaticAccess " +
                    "-CredentialPath '$path' | $wait | Out-Null"
            }
            else {
                "'$((& $names a) -join "','")' | New-AdminUser -GeneratePassword -ProgrammaticAccess | $wait | " +
                    "Export-AdminCredential '$path'"
            })
        $holder.StandardOutput.ReadLine() | Should -Be claimed

        $problem = {
            if ($Second -eq 'New-AdminUser') { & $names b | New-AdminUser -GeneratePassword -CredentialPath $path }
            else { & $names b | New-AdminUser -GeneratePassword | Export-AdminCredential $path -Force }
        } | Should -Throw -PassThru
        $holder.StandardInput.WriteLine()
        $holder.WaitForExit(60000) | Should -BeTrue

        $problem | Format-Problem | Should -Be "CredentialFileInUse ResourceBusy $path"
        "$problem" | Should -Match ([regex]::Escape($path))
        $holder.StandardError.ReadToEnd() | Should -BeNullOrEmpty
        (Import-Csv -LiteralPath $path).'User name' | Sort-Object | Should -Be (& $names a | Sort-Object)
        Get-AdminUser b* | Should -BeNullOrEmpty
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'lose no row if they start at the same time' {
        $holder = 'a', 'b', 'c' | ForEach-Object {
            Start-Holder ("'$((& $names $_) -join "','")' | New-AdminUser -GeneratePassword -ProgrammaticAccess " +
                "-CredentialPath '$path' | Out-Null")
        }
        $errors = $holder | ForEach-Object { $_.WaitForExit(); $_.StandardError.ReadToEnd() }

        $rows = Import-Csv -LiteralPath $path
        @($rows).Count | Should -BeGreaterOrEqual 30
        $rows.'User name' | Sort-Object | Should -Be ((Get-AdminUser).UserName | Sort-Object)
        $errors | Where-Object { $_ } | Should -Match 'Another command is writing to'
        Get-Companion $path | Should -BeNullOrEmpty
    }
}

Describe 'A full disk' {
    BeforeEach {
        $null = Start-AdminSandbox
        $disk = Join-Path $TestDrive "$([guid]::NewGuid())"
        $null = New-Item -ItemType Directory $disk
        if ($isRoot) { mount -t tmpfs -o size=8k,mode=700 tmpfs $disk 2>$null }
        $isMounted = $isRoot -and $LASTEXITCODE -eq 0
        $path = Join-Path $disk 'full.csv'
        $names = 1..60 | ForEach-Object { "user$_" }
    }

    AfterEach {
        if ($isMounted) { umount $disk }
    }

    It 'leaves no key whose secret is lost and that Export-AdminCredential does not name' {
        if (-not $isMounted) {
            Set-ItResult -Skipped -Because 'only root can mount a small file system'
            return
        }

        $problem = { $names | New-AdminUser -GeneratePassword -ProgrammaticAccess | Export-AdminCredential $path } |
            Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "CredentialFileFailed WriteError $path"
        $rows = @(Import-Csv -LiteralPath $path)
        $rows.Count | Should -BeGreaterThan 10
        "$problem" |
            Should -Match ("Not saved: the password and the secret of the access key (?<key>AKIA\w+) of " +
                "'(?<user>user\d+)'\.")
        "$problem" | Should -Match ([regex]::Escape("Saved in '$path': the secrets of 'user1', "))
        $null = "$problem" -match "access key (?<key>AKIA\w+) of '(?<user>user\d+)'"
        $problem.ErrorDetails.RecommendedAction | Should -Match "Remove-AdminAccessKey .*$($Matches.key)"
        $known = @($rows.'Access key ID') + $Matches.key
        (Get-AdminAccessKey).AccessKeyId | Sort-Object | Should -Be ($known | Sort-Object)
        foreach ($row in $rows) {
            $row.'Secret access key'.Length | Should -Be 40
            $row.'Console login link' | Should -BeLike 'https://*/console'
        }
    }

    It 'leaves complete rows in -CredentialPath, and a second run with -Ensure completes them' {
        if (-not $isMounted) {
            Set-ItResult -Skipped -Because 'only root can mount a small file system'
            return
        }

        $users = $names |
            New-AdminUser -GeneratePassword -ProgrammaticAccess -CredentialPath $path -ErrorAction SilentlyContinue `
            -ErrorVariable problems
        $problems.Count | Should -BeGreaterThan 0
        "$problems" | Should -Match ([regex]::Escape($path))
        Get-WholeRow $path | Where-Object { -not $_.Password } | ForEach-Object {
            $name = $_.'User name'
            "$problems" |
                Should -Match "The user '$name' was created, but something is missing: [^;]*the console password"
        }
        mount -o remount,size=4m $disk

        $null = $names |
            New-AdminUser -GeneratePassword -ProgrammaticAccess -Ensure -CredentialPath $path `
            -WarningAction SilentlyContinue

        $known = Get-WholeRow $path | Group-Object 'User name' -AsHashTable
        foreach ($user in Get-AdminUser -Detailed) {
            # A secret that was returned in the pipeline but not written to the file is in the object.
            $returned = $users | Where-Object UserName -EQ $user.UserName
            $keys = @($known[$user.UserName].'Access key ID') + $returned.AccessKeyId
            (Get-AdminAccessKey -UserName $user.UserName).AccessKeyId | Should -BeIn $keys
            $user.HasPassword | Should -BeTrue
            "$($known[$user.UserName].Password)$($returned.Password)" |
                Should -Not -BeNullOrEmpty -Because $user.UserName
        }
        Get-Companion $path | Should -BeNullOrEmpty
    }
}

Describe 'A file with a size limit' -Skip:$IsWindows {
    BeforeEach {
        $null = Start-AdminSandbox
        $path = New-Path
        $names = 1..60 | ForEach-Object { "user$_" }

        # Runs a pipeline of these users in a PowerShell whose files cannot grow beyond 4 KB, as root or not.
        function Invoke-Limited([string] $Pipeline) {
            $file = New-Path 'ps1'
            Set-Content -LiteralPath $file @"
                Import-Module '$(Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1'))'
                `$ProgressPreference = 'SilentlyContinue'
                `$url = '$((Get-AdminSandbox).EndpointUrl)'
                `$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl `$url
                try {
                    '$($names -join "','")' | $Pipeline
                }
                catch { "`$(`$_.FullyQualifiedErrorId): `$_" }
"@
            $command = (@(Get-PowerShellCommand) + '-NoProfile', '-File', $file | ForEach-Object { "'$_'" }) -join ' '
            # Exceeding the limit sends a signal, which would end the process, and .NET maps its code by a file, which
            # would be limited too.
            bash -c "trap '' XFSZ; ulimit -f 4; DOTNET_EnableWriteXorExecute=0 exec $command" 2>&1 |
                Out-String -Width 10000
        }
    }

    It 'leaves no key whose secret is lost and that Export-AdminCredential does not name' {
        $output = Invoke-Limited "New-AdminUser -GeneratePassword -ProgrammaticAccess | Export-AdminCredential '$path'"

        $output | Should -Match '(?m)^CredentialFileFailed,'
        $rows = @(Import-Csv -LiteralPath $path)
        $rows.Count | Should -BeGreaterThan 10
        $output |
            Should -Match ("Not saved: the password and the secret of the access key AKIA\w+ of " +
                "'user$($rows.Count + 1)'\.")
        $output | Should -Match ([regex]::Escape("Saved in '$path': the secrets of 'user1', "))
        $null = $output -match 'secret of the access key (?<key>AKIA\w+)'
        (Get-AdminAccessKey).AccessKeyId | Sort-Object |
            Should -Be (@($rows.'Access key ID') + $Matches.key | Sort-Object)
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'keeps complete rows in -CredentialPath, and a second run with -Ensure completes them' {
        $output = Invoke-Limited ("New-AdminUser -GeneratePassword -CredentialPath '$path' -ErrorAction " +
            "SilentlyContinue -ErrorVariable problems; `$problems")
        $output | Should -Match 'cannot be written'
        $null = Get-WholeRow $path

        $null = $names | New-AdminUser -GeneratePassword -Ensure -CredentialPath $path -WarningAction SilentlyContinue

        (Get-WholeRow $path).'User name' | Sort-Object | Should -Be ($names | Sort-Object)
        Get-Companion $path | Should -BeNullOrEmpty
    }

    It 'keeps a complete row for the key of a user whose password did not fit in the journal, and -Ensure adds it' {
        # A quotation mark takes six bytes of the journal, so that after four users a key still fits and a password does
        # not.
        $password = 'Aa1' + '"' * 100
        $output = Invoke-Limited ("New-AdminUser -Password (ConvertTo-SecureString '$password' -AsPlainText -Force) " +
            "-ProgrammaticAccess -ThrottleLimit 1 -CredentialPath '$path' " +
            "-ErrorAction SilentlyContinue -ErrorVariable problems; ""`$problems""")
        $part = Get-WholeRow $path | Where-Object { -not $_.Password }
        $part.Count | Should -BeGreaterThan 0
        foreach ($row in $part) {
            $output | Should -Match ("The user '$($row.'User name')' was created, but something is missing: " +
                "the console password \('$path\.journal' cannot be written: ")
        }

        $null = $names |
            New-AdminUser -GeneratePassword -ProgrammaticAccess -Ensure -CredentialPath $path `
            -WarningAction SilentlyContinue

        $rows = Get-WholeRow $path
        ($rows | Where-Object Password).'User name' | Sort-Object | Should -Be ($names | Sort-Object)
        $part.'Access key ID' | Should -BeIn $rows.'Access key ID'
        Get-Companion $path | Should -BeNullOrEmpty
    }
}

Describe 'A password with control characters' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminUser there
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'is refused before anything is sent: <Code>' -ForEach @(
        @{ Code = 'U+000A'; Character = [char] 10 }, @{ Code = 'U+000D'; Character = [char] 13 },
        @{ Code = 'U+0009'; Character = [char] 9 }
        @{ Code = 'U+0000'; Character = [char] 0 }, @{ Code = 'U+007F'; Character = [char] 0x7F },
        @{ Code = 'U+0085'; Character = [char] 0x85 }
    ) {
        $text = "Secret-1234-$($Character)x"
        $password = ConvertTo-SecureString $text -AsPlainText -Force
        $calls = (Get-AdminSandbox).TotalCalls

        New-AdminUser alice -Password $password @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'InvalidPassword InvalidArgument alice'
        "$problems" | Should -Match ([regex]::Escape($Code))
        Set-AdminUserPassword there -Password $password @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'InvalidPassword InvalidArgument there'
        [pscustomobject]@{ UserName = 'bob'; Password = $text } | New-AdminUser @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'InvalidPassword InvalidArgument bob'
        [pscustomobject]@{ UserName = 'there'; Password = $text } | Set-AdminUserPassword @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'InvalidPassword InvalidArgument there'

        (Get-AdminSandbox).TotalCalls | Should -Be $calls
        $problems | Out-String | Should -Not -Match 'Secret-1234'
    }

    It 'is read from a CSV with a quoted line break, and leaves no secret in $Error' {
        $csv = New-Path
        Set-Content -LiteralPath $csv ("UserName,Password,ProgrammaticAccess`ncarol,`"Secret-1234`nx`",no`ndave," +
            "Secret-5678-x,perhaps")
        $Error.Clear()
        Import-Csv -LiteralPath $csv | New-AdminUser -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $Error | Format-Problem | Sort-Object |
            Should -Be 'InvalidCell InvalidArgument dave', 'InvalidPassword InvalidArgument carol'
        foreach ($record in $Error) {
            "$($record.TargetObject | ConvertTo-Json -Depth 3) $($record | Format-List * -Force | Out-String) " +
                "$($record.Exception)" | Should -Not -Match 'Secret-'
        }
    }
}

Describe 'Other files of secrets' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice -GeneratePassword
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'are private: drafts of messages' -Skip:$IsWindows {
        $folder = New-Path 'mails'
        $message = New-AdminSignInMessage alice -Email a@example.com -EmlPath $folder

        (Get-Item -LiteralPath $message.Path).UnixMode | Should -Be '-rw-------'
        Get-Companion $message.Path | Should -BeNullOrEmpty
    }

    It 'never follow a link: drafts of messages' -Skip:$IsWindows {
        $folder = New-Path 'mails'
        $target = New-Path
        $null = New-Item -ItemType Directory $folder
        Set-Content -LiteralPath $target 'the only copy'
        ln -s $target (Join-Path $folder alice.eml)

        New-AdminSignInMessage alice -Email a@example.com -EmlPath $folder -Force @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'NotRegularFile WriteError alice'
        Get-Content -LiteralPath $target | Should -Be 'the only copy'
    }

    It 'never follow a link: QR codes of MFA devices' -Skip:$IsWindows {
        $path = New-Path 'png'
        ln -s "$path.target" $path
        $calls = (Get-AdminSandbox).TotalCalls

        New-AdminMfaDevice alice -QrCodePath $path @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be "NotRegularFile WriteError $path"
        "$path.target" | Should -Not -Exist
        (Get-AdminSandbox).TotalCalls | Should -Be $calls
    }

    It 'are complete or absent: QR codes of MFA devices on a full disk' {
        $disk = New-Path 'disk'
        $null = New-Item -ItemType Directory $disk
        if ($isRoot) { mount -t tmpfs -o size=4k,mode=700 tmpfs $disk 2>$null }
        if (-not $isRoot -or $LASTEXITCODE -ne 0) {
            Set-ItResult -Skipped -Because 'only root can mount a small file system'
            return
        }
        try {
            [IO.File]::WriteAllBytes((Join-Path $disk 'full'), [byte[]]::new(4096))
            New-AdminMfaDevice alice -QrCodePath (Join-Path $disk 'a.png') @quiet | Should -BeNullOrEmpty

            $problems.FullyQualifiedErrorId | Should -BeLike 'QrCodeFileFailed,*'
            (Get-ChildItem -LiteralPath $disk -Force).Name | Should -Be full
            Get-AdminMfaDevice | Should -BeNullOrEmpty
        }
        finally {
            umount $disk
        }
    }
}
